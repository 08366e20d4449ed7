package com.acme.tracing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.snapcheck.hooks.OnRestore;
import io.snapcheck.hooks.SnapSafeUuid;
import java.util.UUID;

/** What get() returns is the id of this generation: kept in a field, it is the old one after the next restore. */
public class Tracing implements RequestHandler<String, String> {
    private static final OnRestore<String> WORKER = OnRestore.of(() -> UUID.randomUUID().toString());
    private static final String LABEL = "worker-" + WORKER.get(); // expect: unique-id-in-snapshot
    private static final UUID DEPLOYMENT = SnapSafeUuid.randomUuid(); // expect: unique-id-in-snapshot

    @Override
    public String handleRequest(String event, Context context) {
        return LABEL + "/" + DEPLOYMENT + "/" + event;
    }
}
