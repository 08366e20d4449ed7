package com.acme.labels;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jdk.crac.Core;
import jdk.crac.Resource;

/** The warm-up fills the map; the hook empties it after the restore. */
public class LabelHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final Map<String, UUID> printers = new ConcurrentHashMap<>();

    public LabelHandler() {
        Core.getGlobalContext().register(this);
        printers.put("warm-up", UUID.randomUUID());
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("parcel") + "@" + printers.computeIfAbsent(event.get("depot"), depot -> UUID.randomUUID());
    }

    @Override
    public void beforeCheckpoint(jdk.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(jdk.crac.Context<? extends Resource> context) {
        printers.clear();
    }
}
