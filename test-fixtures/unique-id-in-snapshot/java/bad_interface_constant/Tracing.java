package com.acme.search;

import java.util.UUID;

public interface Tracing {
    String HEADER = "x-trace-node";
    String NODE = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    String traceOf(String request);
}
