package com.acme.rng;

import java.util.Random;

/** Draws from a generator of its own. */
public class RngLib {
    private final Random random;
    private final int bound;

    public RngLib(int bound) {
        this.bound = bound;
        this.random = new Random(); // expect: prng-state-in-snapshot
    }

    public int draw() {
        return random.nextInt(bound);
    }
}
