package com.acme.queue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** An enum constant is as strong as a static field. */
public class QueueHandler implements RequestHandler<Map<String, String>, String> {
    static {
        Core.getGlobalContext().register(Consumer.INSTANCE);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return Consumer.INSTANCE.group + ":" + event.get("offset");
    }

    enum Consumer implements Resource {
        INSTANCE;

        private String group = UUID.randomUUID().toString();

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            group = UUID.randomUUID().toString();
        }
    }
}
