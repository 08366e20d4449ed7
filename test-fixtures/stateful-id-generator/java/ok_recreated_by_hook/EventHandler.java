package com.acme.events;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedGenerator;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** Every restored clone makes a generator with a node address and a clock sequence of its own. */
public class EventHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private volatile TimeBasedGenerator ids = Generators.timeBasedGenerator();

    public EventHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        ids = Generators.timeBasedGenerator();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("kind") + "/" + ids.generate();
    }
}
