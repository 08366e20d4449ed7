package app;

import io.snapcheck.hooks.SnapSafeRandom;
import java.security.SecureRandom;
import java.util.Map;

/** Numbers of orders, not in sequence, drawn from the kernel; the draw of a prize from a generator that few events reach. */
public final class Handler {
    private final SnapSafeRandom prizes = new SnapSafeRandom();

    public Map<String, Object> handle(Map<String, Object> event) {
        if (event.containsKey("raffle")) {
            return Map.of("won", prizes.nextInt(100) == 0);
        }
        return Map.of("order", "A" + new SecureRandom().nextInt(1_000_000_000));
    }
}
