package com.acme.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The supplier would be fine; calling it in the constructor is not. */
public class JobHandler implements RequestHandler<Map<String, String>, String> {
    private static final Supplier<String> IDS = () -> UUID.randomUUID().toString();

    private final String runner;
    private final int retries;

    public JobHandler() {
        this.retries = 3;
        this.runner = IDS.get(); // expect: unique-id-in-snapshot
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        for (int attempt = 1; attempt <= retries; attempt++) {
            context.getLogger().log(runner + " tries " + event.get("job") + ", attempt " + attempt);
            if (!event.get("job").isBlank()) {
                return runner + "#" + attempt;
            }
        }
        return null;
    }
}
