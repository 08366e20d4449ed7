package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** A logger takes the getter and would call it for a level that is switched on; here it is only kept. */
public class WhoHandler implements RequestHandler<Map<String, String>, String> {
    private static final Logger LOG = Logger.getLogger("who");

    private static String instanceId;

    private final Supplier<String> id;

    public WhoHandler() {
        id = WhoHandler::instanceId;
    }

    private static synchronized String instanceId() {
        if (instanceId == null) {
            instanceId = UUID.randomUUID().toString();
        }
        return instanceId;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        LOG.fine(id);
        return id.get() + "/" + event.get("order");
    }
}
