package com.acme.builds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** A comment without a reason does not silence anything. */
public class BuildHandler implements RequestHandler<Map<String, String>, String> {
    // expect: suppression-without-reason
    // snapcheck: ignore[unique-id-in-snapshot]
    private static final String BUILD_ID = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("build " + BUILD_ID + " serves " + event.get("path"));
        return BUILD_ID;
    }
}
