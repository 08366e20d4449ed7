package com.acme.build;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.eventbus.EventBus;
import java.util.Map;

/** A listener for each request, which the bus forgets when the request is over. */
public class BuildHandler implements RequestHandler<Map<String, String>, String> {
    private final EventBus bus = new EventBus();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        Progress progress = new Progress();
        bus.register(progress);
        bus.post(event.get("target"));
        bus.unregister(progress);
        return progress.text();
    }
}
