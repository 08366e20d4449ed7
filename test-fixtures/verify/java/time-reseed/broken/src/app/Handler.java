package app;

import io.snapcheck.hooks.Hooks;
import java.util.Map;
import java.util.Random;

/** Draws lots; clones that are restored at the same moment draw the same ones. */
public final class Handler {
    private final Random lots = new Random();

    public Handler() {
        Hooks.afterRestore(this::reseed);
    }

    private void reseed() {
        lots.setSeed(System.nanoTime());
    }

    public Map<String, Object> handle(Map<String, Object> event) {
        return Map.of("lot", lots.nextInt(1_000_000_000));
    }
}
