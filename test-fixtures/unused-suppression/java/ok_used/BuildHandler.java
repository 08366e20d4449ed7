package com.acme.builds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

public class BuildHandler implements RequestHandler<Map<String, String>, String> {
    // snapcheck: ignore[unique-id-in-snapshot] names the published version, not the clone
    private static final String BUILD_ID = UUID.randomUUID().toString();

    private final Instant published = Instant.now(); // snapcheck: ignore[timestamp-in-snapshot] shown as such

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return BUILD_ID + " of " + published + " serves " + event.get("path");
    }
}
