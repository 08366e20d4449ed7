package com.acme.ids;

import java.util.UUID;

/** Double-checked locking, correct in itself. */
public final class InstanceId {
    private static volatile String value;

    private InstanceId() {
    }

    public static String get() {
        String current = value;
        if (current == null) {
            synchronized (InstanceId.class) {
                current = value;
                if (current == null) {
                    value = current = UUID.randomUUID().toString(); // expect: priming-defeats-lazy-init
                }
            }
        }
        return current;
    }
}
