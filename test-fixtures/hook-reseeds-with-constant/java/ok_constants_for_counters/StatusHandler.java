package com.acme.status;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** Constants are the right thing for what is no generator and no id. */
public class StatusHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final Deque<String> recent = new ArrayDeque<>();
    private String mode = "cold";
    private int requests;
    private double load = 0.5;

    public StatusHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        mode = "snapshot";
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        mode = "restored";
        requests = 0;
        load = 0.0;
        recent.clear();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        requests++;
        load = 0.9 * load + 0.1 * recent.size();
        recent.addLast(event.get("path"));
        return mode + " " + requests + " " + load;
    }
}
