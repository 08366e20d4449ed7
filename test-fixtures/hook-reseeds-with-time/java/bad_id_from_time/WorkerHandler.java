package com.acme.work;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The id is renewed, but two clones that are restored together get the same one. */
public class WorkerHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private String workerId = UUID.randomUUID().toString();

    public WorkerHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        workerId = "w-" + Long.toHexString(System.currentTimeMillis()); // expect: hook-reseeds-with-time
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return workerId + " took " + event.get("task");
    }
}
