package app;

import io.snapcheck.hooks.Hooks;
import java.util.Map;

/** Tells since when this instance runs: a clone since its restore. */
public final class Handler {
    private static volatile long started = System.currentTimeMillis();

    static {
        Hooks.afterRestore(() -> started = System.currentTimeMillis());
    }

    public Map<String, Object> handle(Map<String, Object> event) {
        return Map.of("started", started);
    }
}
