package com.acme.limits;

/** Believes to have been idle since it was built. */
final class TokenBucket {
    private final double rate;
    private final double burst;
    private double tokens;
    private long updated;

    TokenBucket(double rate, double burst) {
        this.rate = rate;
        this.burst = burst;
        this.tokens = burst;
        this.updated = System.nanoTime(); // expect: timestamp-in-snapshot
    }

    synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + (now - updated) / 1e9 * rate);
        updated = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
