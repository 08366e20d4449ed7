package com.acme.ids;

import java.util.UUID;

/** Believes that a clone has another process id. */
final class Identity {
    private String value;
    private long owner;

    Identity() {
        value = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        owner = ProcessHandle.current().pid();
    }

    private boolean cloned() {
        return owner != ProcessHandle.current().pid(); // expect: fork-guard-is-not-restore-guard
    }

    synchronized String value() {
        if (cloned()) {
            value = UUID.randomUUID().toString();
            owner = ProcessHandle.current().pid();
        }
        return value;
    }
}
