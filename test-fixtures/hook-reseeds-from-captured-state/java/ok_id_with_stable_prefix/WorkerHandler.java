package com.acme.work;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The prefix is kept, the number counts, and what makes the id unique is new. */
public class WorkerHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final String prefix = "worker";
    private String workerId = prefix + "-" + UUID.randomUUID();
    private int restores;

    public WorkerHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        restores = restores + 1;
        workerId = prefix + "-" + restores + "-" + UUID.randomUUID();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return workerId + " took " + event.get("task");
    }
}
