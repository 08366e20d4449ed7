package com.acme.parts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The id is renewed; the prefix that was built from it is not. */
public class PartHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private String instanceId;
    private final String keyPrefix;

    public PartHandler() {
        instanceId = UUID.randomUUID().toString(); // expect: hook-misses-alias
        keyPrefix = "partial/" + instanceId + "/";
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        instanceId = UUID.randomUUID().toString();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("writer " + instanceId);
        return keyPrefix + event.get("part") + ".csv";
    }
}
