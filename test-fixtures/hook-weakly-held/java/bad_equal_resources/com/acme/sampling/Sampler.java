package com.acme.sampling;

import java.security.SecureRandom;
import java.util.Random;
import lombok.EqualsAndHashCode;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** The runtime's registry compares by equals: of two samplers with the same rate only the first gets its hook. */
@EqualsAndHashCode(of = "rate")
public class Sampler implements Resource {
    private final double rate;
    private final Random random = new Random(); // expect: prng-state-in-snapshot

    public Sampler(double rate) {
        this.rate = rate;
        Core.getGlobalContext().register(this); // expect: hook-weakly-held
    }

    public boolean sampled() {
        return random.nextDouble() < rate;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        random.setSeed(new SecureRandom().nextLong());
    }
}
