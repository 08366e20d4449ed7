package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

public class WhoHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    static String instance = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("instance", instance, "request", context.getAwsRequestId());
    }
}
