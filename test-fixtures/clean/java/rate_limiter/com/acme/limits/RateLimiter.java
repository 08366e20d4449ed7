package com.acme.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A token bucket for each caller; a bucket is made by the first request of its caller. */
public final class RateLimiter {
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final long capacity;
    private final long millisPerToken;

    public RateLimiter(InstantSource clock, long capacity, Duration refill) {
        this.clock = clock;
        this.capacity = capacity;
        this.millisPerToken = Math.max(1, refill.toMillis() / capacity);
    }

    public boolean allows(String caller) {
        return buckets.computeIfAbsent(caller, key -> new Bucket(clock.millis())).take();
    }

    public int callers() {
        return buckets.size();
    }

    private final class Bucket {
        private long tokens = capacity;
        private long updated;

        Bucket(long now) {
            updated = now;
        }

        synchronized boolean take() {
            long now = clock.millis();
            long refilled = (now - updated) / millisPerToken;
            if (refilled > 0) {
                tokens = Math.min(capacity, tokens + refilled);
                updated = now;
            }
            if (tokens == 0) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
