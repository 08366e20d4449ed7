package com.acme.sessions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What the functions give is kept by the map and by the reference. */
public class SessionHandler implements RequestHandler<Map<String, String>, String> {
    private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();
    private static final AtomicReference<UUID> LEADER = new AtomicReference<>();

    static {
        session("eu");
        LEADER.updateAndGet(before -> UUID.randomUUID()); // expect: unique-id-in-snapshot
    }

    private static String session(String region) {
        return SESSIONS.computeIfAbsent(region, key -> UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return session(event.get("region")) + "/" + LEADER.get();
    }
}
