package com.acme.builds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

public class BuildHandler implements RequestHandler<Map<String, String>, String> {
    // snapcheck: ignore[unique-id-in-snapshot] names the published version, not the clone
    private static final String BUILD_ID = UUID.randomUUID().toString();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("build " + BUILD_ID + " serves " + event.get("path"));
        return BUILD_ID;
    }
}
