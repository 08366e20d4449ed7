package com.acme.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every clone says that it has been up since the deployment. */
@RestController
public class HealthController {
    private static final Instant STARTED_AT = Instant.now(); // expect: timestamp-in-snapshot

    @GetMapping("/health")
    public Map<String, Object> health() {
        Duration uptime = Duration.between(STARTED_AT, Instant.now());
        return Map.of("status", "UP", "uptimeSeconds", uptime.toSeconds(), "warm", uptime.toSeconds() > 30);
    }
}
