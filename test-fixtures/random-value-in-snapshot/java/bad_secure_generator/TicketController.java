package com.acme.tickets;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** SecureRandom itself is safe to keep; a number drawn from it before the snapshot is not. */
@RestController
public class TicketController {
    private static final SecureRandom ENTROPY = new SecureRandom();

    private final int sequenceStart = ENTROPY.nextInt(1_000_000_000); // expect: random-value-in-snapshot
    private final AtomicInteger issued = new AtomicInteger();

    @PostMapping("/tickets")
    public Map<String, String> issue() {
        return Map.of("ticket", "T" + (sequenceStart + issued.incrementAndGet()));
    }
}
