package com.acme.work;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The warm-up runs in the before-hook, which then forgets what it has made. */
public class WorkerHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private String workerId;

    public WorkerHandler() {
        Core.getGlobalContext().register(this);
    }

    private String workerId() {
        if (workerId == null) {
            workerId = UUID.randomUUID().toString();
        }
        return workerId;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return workerId() + " took " + event.get("task");
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        handleRequest(Map.of("task", "warm-up"), null);
        workerId = null;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
    }
}
