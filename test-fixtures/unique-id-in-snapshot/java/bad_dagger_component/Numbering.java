package com.acme.dagger;

class Numbering {
    private final String prefix;

    Numbering(String prefix) {
        this.prefix = prefix;
    }

    String number(String order) {
        return prefix + "-" + order;
    }
}
