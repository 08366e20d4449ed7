package com.acme.health;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clocks and ways to read them are kept; they are read by requests. */
@RestController
public class HealthController {
    private static final Clock UTC = Clock.systemUTC();

    private final Clock local = Clock.systemDefaultZone();
    private final InstantSource source = InstantSource.system();
    private final LongSupplier ticker = System::nanoTime;
    private final Supplier<Instant> now = () -> Instant.now(UTC);

    @GetMapping("/health")
    public Map<String, Object> health() {
        long start = ticker.getAsLong();
        String zone = local.getZone().getId();
        return Map.of("time", now.get(), "zone", zone, "millis", source.millis(), "nanos", ticker.getAsLong() - start);
    }
}
