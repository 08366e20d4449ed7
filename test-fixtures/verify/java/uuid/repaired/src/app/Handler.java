package app;

import io.snapcheck.hooks.OnRestore;
import java.util.Map;
import java.util.UUID;

/** Tells which instance of the service answered; each clone takes a name of its own. */
public final class Handler {
    private static final OnRestore<String> INSTANCE = OnRestore.of(() -> UUID.randomUUID().toString());

    public Map<String, Object> handle(Map<String, Object> event) {
        return Map.of("served_by", INSTANCE.get(), "version", 3);
    }
}
