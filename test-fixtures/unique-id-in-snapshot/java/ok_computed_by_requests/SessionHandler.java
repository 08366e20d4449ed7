package com.acme.sessions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The map is made before the snapshot, and filled by requests. */
public class SessionHandler implements RequestHandler<Map<String, String>, String> {
    private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return SESSIONS.computeIfAbsent(event.get("region"), key -> UUID.randomUUID().toString());
    }
}
