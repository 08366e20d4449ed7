package com.acme.retry;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter; the jitter comes from the kernel. */
public final class Retry {
    private final RandomGenerator jitter;
    private final int attempts;
    private final Duration base;
    private final Predicate<Exception> retryable;

    private Retry(Builder builder) {
        this.jitter = builder.jitter;
        this.attempts = builder.attempts;
        this.base = builder.base;
        this.retryable = builder.retryable;
    }

    public static Builder builder() {
        return new Builder();
    }

    public <T> T call(Callable<T> action) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                return action.call();
            } catch (Exception e) {
                if (attempt + 1 >= attempts || !retryable.test(e)) {
                    throw e;
                }
                Thread.sleep(jitter.nextLong(1 + base.toMillis() << attempt));
            }
        }
    }

    public static final class Builder {
        private RandomGenerator jitter = new SecureRandom();
        private int attempts = 3;
        private Duration base = Duration.ofMillis(100);
        private Predicate<Exception> retryable = e -> true;

        public Builder jitter(RandomGenerator jitter) {
            this.jitter = jitter;
            return this;
        }

        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        public Builder base(Duration base) {
            this.base = base;
            return this;
        }

        public Builder on(Class<? extends Exception> type) {
            this.retryable = type::isInstance;
            return this;
        }

        public Retry build() {
            return new Retry(this);
        }
    }
}
