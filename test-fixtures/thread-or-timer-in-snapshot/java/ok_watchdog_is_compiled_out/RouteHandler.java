package com.acme.routes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/** What stands behind a constant that is false, or a parameter that every caller leaves null, never runs. */
public class RouteHandler implements RequestHandler<Map<String, String>, String> {
    private static final boolean WATCH_DEADLOCKS = false;
    private final Routes routes = new Routes();

    public RouteHandler() {
        if (WATCH_DEADLOCKS) {
            new Timer("deadlocks", true).schedule(new TimerTask() {
                @Override
                public void run() {
                    routes.check();
                }
            }, 10, 10_000);
        }
        routes.load(null);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return routes.find(event.get("path"));
    }
}
