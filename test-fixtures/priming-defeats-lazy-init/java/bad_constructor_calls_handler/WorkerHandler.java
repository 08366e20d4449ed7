package com.acme.work;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** A dummy request in the constructor, to load classes early, fills what was meant to be lazy. */
public class WorkerHandler implements RequestHandler<Map<String, String>, String> {
    private String workerId;

    public WorkerHandler() {
        handleRequest(Map.of("task", "warm-up"), null);
    }

    private String workerId() {
        if (workerId == null) {
            workerId = UUID.randomUUID().toString(); // expect: priming-defeats-lazy-init
        }
        return workerId;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return workerId() + " took " + event.get("task");
    }
}
