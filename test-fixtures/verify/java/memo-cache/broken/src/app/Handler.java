package app;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests carry the id of a session, which is asked for once and kept. */
public final class Handler {
    private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

    static {
        session("eu"); // so that the first request need not wait
    }

    private static String session(String region) {
        return SESSIONS.computeIfAbsent(region, key -> UUID.randomUUID().toString());
    }

    public Map<String, Object> handle(Map<String, Object> event) {
        return Map.of("session", session("eu"));
    }
}
