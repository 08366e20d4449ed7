package com.acme.ids;

public final class Identity {
    private volatile String value;

    public Identity(String value) {
        this.value = value;
    }

    public void set(String value) {
        this.value = value;
    }

    public String get() {
        return value;
    }
}
