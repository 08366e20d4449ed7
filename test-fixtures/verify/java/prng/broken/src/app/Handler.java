package app;

import java.util.Map;
import java.util.Random;

/** Numbers of orders, not in sequence. */
public final class Handler {
    private final Random numbers = new Random();

    public Map<String, Object> handle(Map<String, Object> event) {
        return Map.of("order", "A" + numbers.nextInt(1_000_000_000));
    }
}
