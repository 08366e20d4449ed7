package com.acme.catalog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

final class Catalog {
    private final Map<String, String> items = new ConcurrentHashMap<>();
    private boolean evictExpired;
    private boolean evictIdle;

    static Catalog open() {
        return new Catalog();
    }

    Catalog evictExpired() {
        evictExpired = true;
        return this;
    }

    Catalog evictIdle() {
        evictIdle = true;
        return this;
    }

    Catalog build() {
        if (evictExpired || evictIdle) {
            Thread evictor = new Thread(items::clear, "evictor");
            evictor.start(); // expect: thread-or-timer-in-snapshot
        }
        return this;
    }

    String find(String sku) {
        return items.get(sku);
    }
}
