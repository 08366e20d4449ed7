package app;

import io.snapcheck.hooks.Hooks;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests carry the id of a session, which is asked for once in each clone and kept. */
public final class Handler {
    private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

    static {
        session("eu"); // so that the first request need not wait
        Hooks.afterRestore(SESSIONS::clear);
    }

    private static String session(String region) {
        return SESSIONS.computeIfAbsent(region, key -> UUID.randomUUID().toString());
    }

    public Map<String, Object> handle(Map<String, Object> event) {
        return Map.of("session", session("eu"));
    }
}
