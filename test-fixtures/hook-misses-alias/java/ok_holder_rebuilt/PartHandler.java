package com.acme.parts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The hook makes the id and everything that was built from it. */
public class PartHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private String instanceId;
    private String keyPrefix;

    public PartHandler() {
        identify();
        Core.getGlobalContext().register(this);
    }

    private void identify() {
        instanceId = UUID.randomUUID().toString();
        keyPrefix = "partial/" + instanceId + "/";
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        identify();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("writer " + instanceId);
        return keyPrefix + event.get("part") + ".csv";
    }
}
