package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** The static block initialises the class with the hook before the snapshot. */
public class WhoHandler implements RequestHandler<Map<String, String>, String> {
    static String instance = UUID.randomUUID().toString();

    static {
        IdentityHook.install();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return instance + "/" + event.get("order");
    }
}
