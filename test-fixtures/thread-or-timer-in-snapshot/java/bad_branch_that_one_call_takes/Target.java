package com.acme.exports;

final class Target {
    private final String name;
    private final String owner;
    private final boolean permanent;

    Target(String name, String owner, boolean permanent) {
        this.name = name;
        this.owner = owner;
        this.permanent = permanent;
    }

    boolean isPermanent() {
        return permanent;
    }

    String owner() {
        return owner;
    }

    String name() {
        return name;
    }
}
