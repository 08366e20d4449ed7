package com.acme.work;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.crac.Core;
import org.crac.Resource;

/** Interfaces of java.util.concurrent, called on the hook's own thread. */
public class WorkerHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final Callable<String> source = () -> UUID.randomUUID().toString();
    private final Runnable renewal = this::renew;
    private volatile String workerId = "unnamed";

    public WorkerHandler() {
        Core.getGlobalContext().register(this);
    }

    private void renew() {
        try {
            workerId = source.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        renewal.run();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return workerId + " took " + event.get("task");
    }
}
