package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

public class WhoHandler implements RequestHandler<Map<String, String>, String> {
    static String instance = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return instance + " after " + IdentityHook.restores() + " restores: " + event.get("order");
    }
}
