package com.acme.orders;

import io.snapcheck.hooks.OnRestore;
import java.util.UUID;

/** In every log line and every receipt: which instance of the service was it? Made at the first use after each restore. */
final class Instance {
    private static final OnRestore<String> ID = OnRestore.of(() -> "orders-" + shortId());

    private Instance() {}

    static String id() {
        return ID.get();
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
