package com.acme.orders;

import java.util.UUID;

/** In every log line and every receipt: which instance of the service was it? */
final class Instance {
    static final String ID = "orders-" + shortId(); // expect: unique-id-in-snapshot

    private Instance() {}

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
