package com.acme.dice;

import java.security.SecureRandom;
import java.util.Random;
import org.crac.Context;
import org.crac.Resource;

/** A fast generator with a seed from the kernel, renewed after every restore. */
final class FairRandom implements Resource {
    private final SecureRandom entropy = new SecureRandom();
    private final Random random = new Random();
    private int restores;

    FairRandom() {
        reseed();
    }

    private void reseed() {
        random.setSeed(entropy.nextLong());
    }

    synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    synchronized int restores() {
        return restores;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public synchronized void afterRestore(Context<? extends Resource> context) {
        reseed();
        restores++;
    }
}
