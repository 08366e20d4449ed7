package org.springframework.util;

import java.util.Random;
import java.util.UUID;

/** The framework's own tree: what the catalogue says of this class has its cause here. */
public class AlternativeJdkIdGenerator {
    private final Random random;

    public AlternativeJdkIdGenerator() {
        this.random = new Random(System.nanoTime()); // expect: prng-state-in-snapshot
    }

    public UUID generateId() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
