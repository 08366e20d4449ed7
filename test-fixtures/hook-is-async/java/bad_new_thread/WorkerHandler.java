package com.acme.work;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

public class WorkerHandler implements RequestHandler<Map<String, String>, String> {
    private final Identity identity = new Identity();

    public WorkerHandler() {
        Core.getGlobalContext().register(identity);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return identity.id + " took " + event.get("task");
    }

    static final class Identity implements Resource {
        private volatile String id = "unnamed";

        private void renew() {
            id = UUID.randomUUID().toString();
        }

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) { // expect: hook-is-async
            new Thread(this::renew, "identity").start();
        }
    }
}
