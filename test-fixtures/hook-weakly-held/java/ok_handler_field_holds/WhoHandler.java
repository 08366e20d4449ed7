package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The handler holds the identity, which is the resource. */
public class WhoHandler implements RequestHandler<Map<String, String>, String> {
    private final Identity identity;

    public WhoHandler() {
        Identity local = new Identity();
        Core.getGlobalContext().register(local);
        identity = local;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return identity.value + "/" + event.get("order");
    }

    static final class Identity implements Resource {
        private volatile String value = UUID.randomUUID().toString();

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            value = UUID.randomUUID().toString();
        }
    }
}
