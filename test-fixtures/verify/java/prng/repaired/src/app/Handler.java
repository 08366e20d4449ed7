package app;

import java.security.SecureRandom;
import java.util.Map;

/** Numbers of orders, not in sequence, drawn from the kernel. */
public final class Handler {
    public Map<String, Object> handle(Map<String, Object> event) {
        return Map.of("order", "A" + new SecureRandom().nextInt(1_000_000_000));
    }
}
