package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** The code was repaired, the comment stayed. */
public class OrderHandler implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        // expect: unused-suppression
        // snapcheck: ignore[unique-id-in-snapshot] one id for the process is enough
        String id = UUID.randomUUID().toString();
        context.getLogger().log("order " + id);
        return id + "/" + event.get("customer");
    }
}
