package com.acme.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registry of the application keeps the tags for all meters. */
@RestController
public class GatewayController {
    private final Counter requests;

    public GatewayController(MeterRegistry registry) {
        registry.config().commonTags("instance", UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
        requests = registry.counter("gateway.requests");
    }

    @GetMapping("/ping")
    String ping() {
        requests.increment();
        return UUID.randomUUID().toString();
    }
}
