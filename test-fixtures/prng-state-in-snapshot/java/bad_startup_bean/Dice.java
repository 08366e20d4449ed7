package com.acme.games;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SplittableRandom;

/** Quarkus makes the bean at the start, though its scope is lazy: one finding, and none in handlers. */
@Startup
@ApplicationScoped
public class Dice {
    private final SplittableRandom dice = new SplittableRandom(); // expect: prng-state-in-snapshot

    int roll() {
        return dice.nextInt(1, 7);
    }
}
