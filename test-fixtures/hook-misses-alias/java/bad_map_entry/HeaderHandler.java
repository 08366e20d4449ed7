package com.acme.headers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The header map was filled with the old id. */
public class HeaderHandler implements RequestHandler<Map<String, String>, Map<String, String>>, Resource {
    private static final Map<String, String> HEADERS = new HashMap<>();

    private String node = UUID.randomUUID().toString(); // expect: hook-misses-alias

    public HeaderHandler() {
        HEADERS.put("cache-control", "no-store");
        HEADERS.put("x-node", node);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        node = UUID.randomUUID().toString();
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log(node + " answers " + event.get("path"));
        return HEADERS;
    }
}
