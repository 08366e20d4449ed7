package com.acme.session;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The hook renews one of two readings. */
public class SessionHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private long startedAt = System.currentTimeMillis();
    private long lastCleanUp = System.currentTimeMillis(); // expect: timestamp-in-snapshot

    public SessionHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        startedAt = System.currentTimeMillis();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        long now = System.currentTimeMillis();
        boolean cleanUp = now - lastCleanUp > 60_000;
        return event.get("session") + " up " + (now - startedAt) + " ms" + (cleanUp ? ", cleaning" : "");
    }
}
