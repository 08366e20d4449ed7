package org.springframework.util;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Its own code has no finding: that each clone counts on from the same number is said where the object is made. */
public class SimpleIdGenerator {
    private final AtomicLong leastSigBits = new AtomicLong();

    public UUID generateId() {
        return new UUID(0, leastSigBits.incrementAndGet());
    }
}
