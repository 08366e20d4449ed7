package com.acme.session;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** There is a method that registers the hooks, and no call of it. */
public class SessionHandler implements RequestHandler<Map<String, String>, Long>, Resource {
    private long startedAt = System.currentTimeMillis(); // expect: timestamp-in-snapshot

    public void installHooks() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) { // expect: hook-never-registered
        startedAt = System.currentTimeMillis();
    }

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        return System.currentTimeMillis() - startedAt;
    }
}
