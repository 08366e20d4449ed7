package com.acme.work;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** Sortable by time, and unique by the random part behind it. */
public class WorkerHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private String workerId = newId();

    public WorkerHandler() {
        Core.getGlobalContext().register(this);
    }

    private static String newId() {
        return Long.toHexString(System.currentTimeMillis()) + "-" + UUID.randomUUID();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        workerId = newId();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return workerId + " took " + event.get("task");
    }
}
