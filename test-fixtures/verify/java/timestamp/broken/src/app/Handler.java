package app;

import java.util.Map;

/** Tells since when this instance runs. */
public final class Handler {
    private static final long STARTED = System.currentTimeMillis();

    public Map<String, Object> handle(Map<String, Object> event) {
        return Map.of("started", STARTED);
    }
}
