package shop;

import org.springframework.stereotype.Component;

@Component
public class Uptime {
    private final long begun = System.nanoTime(); // warning: timestamp-in-snapshot

    long seconds() {
        return (System.nanoTime() - begun) / 1_000_000_000;
    }
}
