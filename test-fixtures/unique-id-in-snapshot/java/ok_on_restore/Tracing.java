package com.acme.tracing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.snapcheck.hooks.OnRestore;
import io.snapcheck.hooks.SnapSafeUuid;
import java.util.UUID;

/** The ids are made at their first use, and again after each restore, though the fields are final. */
public class Tracing implements RequestHandler<String, String> {
    private static final OnRestore<String> WORKER = OnRestore.of(() -> UUID.randomUUID().toString());
    private final OnRestore<UUID> session = OnRestore.of(SnapSafeUuid::randomUuid);

    @Override
    public String handleRequest(String event, Context context) {
        return WORKER.get() + "/" + session.get() + "/" + event;
    }
}
