package com.acme.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** First touched by a request: its static initialiser runs after the restore. */
final class Outbox {
    private static final String BOUNDARY = "=_" + UUID.randomUUID();
    private static final Outbox SHARED = new Outbox();

    private final String id = UUID.randomUUID().toString();
    private final List<String> parts = new ArrayList<>();

    private Outbox() {
    }

    static Outbox shared() {
        return SHARED;
    }

    String add(String part) {
        parts.add(part);
        return id + " " + BOUNDARY + " " + parts.size();
    }
}
