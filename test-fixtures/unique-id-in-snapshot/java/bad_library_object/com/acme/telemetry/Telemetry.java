package com.acme.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** In-house telemetry: every process is one session. */
public final class Telemetry {
    private final String service;
    private final String sessionId;
    private final List<String> pending = new ArrayList<>();

    private Telemetry(String service) {
        this.service = service;
        this.sessionId = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
    }

    public static Telemetry forService(String service) {
        return new Telemetry(service);
    }

    public void event(String name) {
        pending.add(service + ' ' + sessionId + ' ' + name);
    }

    public List<String> drain() {
        List<String> drained = List.copyOf(pending);
        pending.clear();
        return drained;
    }
}
