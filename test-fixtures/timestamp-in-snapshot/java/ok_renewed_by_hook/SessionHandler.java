package com.acme.session;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** Both readings are taken again when a clone starts. */
public class SessionHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private long startedAt;
    private long lastCleanUp;

    public SessionHandler() {
        startClocks();
        Core.getGlobalContext().register(this);
    }

    private void startClocks() {
        startedAt = System.currentTimeMillis();
        lastCleanUp = System.currentTimeMillis();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        startClocks();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        long now = System.currentTimeMillis();
        boolean cleanUp = now - lastCleanUp > 60_000;
        return event.get("session") + " up " + (now - startedAt) + " ms" + (cleanUp ? ", cleaning" : "");
    }
}
