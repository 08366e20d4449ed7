package com.acme.session;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** A reading of the clock is renewed with a reading of the clock. */
public class SessionHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private Instant startedAt = Instant.now();
    private long ticks = System.nanoTime();

    public SessionHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        startedAt = Instant.now();
        ticks = System.nanoTime();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("session") + " since " + startedAt + ", " + (System.nanoTime() - ticks) + " ns";
    }
}
