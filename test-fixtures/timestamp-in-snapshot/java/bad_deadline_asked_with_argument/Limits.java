package com.acme.session;

class Limits {
    private long begun;
    private long most = 30_000;

    void begin() {
        begun = System.currentTimeMillis(); // expect: timestamp-in-snapshot
    }

    boolean isOver(long now) {
        return begun + most < now;
    }
}
