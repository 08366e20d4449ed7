package com.acme.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lambdas and method references are kept; nobody calls them before the snapshot. */
public class JobHandler implements RequestHandler<Map<String, String>, String> {
    private static final Supplier<UUID> IDS = UUID::randomUUID;

    private final Supplier<String> runIds;
    private final Function<String, String> label = job -> job + "-" + UUID.randomUUID();

    public JobHandler() {
        this(() -> "run-" + IDS.get());
    }

    JobHandler(Supplier<String> runIds) {
        this.runIds = runIds;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return runIds.get() + "/" + label.apply(event.get("job"));
    }
}
