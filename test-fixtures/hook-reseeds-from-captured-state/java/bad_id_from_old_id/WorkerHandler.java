package com.acme.work;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** A new id, computed from the old one in the same way by every clone. */
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
        workerId = UUID.nameUUIDFromBytes(workerId.getBytes()).toString(); // todo: hook-reseeds-from-captured-state
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return workerId + " took " + event.get("task");
    }
}
