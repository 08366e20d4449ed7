package com.acme.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counters and timers. The clock is passed as a function and read when something is measured. */
public final class Metrics {
    private final String prefix;
    private final LongSupplier nanos;
    private final Map<String, Counter> counters = new ConcurrentSkipListMap<>();
    private final Map<String, Timer> timers = new ConcurrentSkipListMap<>();

    public Metrics(String prefix) {
        this(prefix, System::nanoTime);
    }

    Metrics(String prefix, LongSupplier nanos) {
        this.prefix = prefix;
        this.nanos = nanos;
    }

    public Counter counter(String name) {
        return counters.computeIfAbsent(prefix + "." + name, Counter::new);
    }

    public Timer timer(String name) {
        return timers.computeIfAbsent(prefix + "." + name, key -> new Timer(key, nanos));
    }

    public String report() {
        StringBuilder text = new StringBuilder();
        counters.values().forEach(counter -> text.append(counter).append('\n'));
        timers.values().forEach(timer -> text.append(timer).append('\n'));
        return text.toString();
    }

    public static final class Counter {
        private final String name;
        private final LongAdder value = new LongAdder();

        private Counter(String name) {
            this.name = name;
        }

        public void increment() {
            value.increment();
        }

        public void add(long amount) {
            value.add(amount);
        }

        @Override
        public String toString() {
            return name + " " + value.sum();
        }
    }

    public static final class Timer {
        private static final int BUCKETS = 40;

        private final String name;
        private final LongSupplier nanos;
        private final AtomicLong count = new AtomicLong();
        private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);

        private Timer(String name, LongSupplier nanos) {
            this.name = name;
            this.nanos = nanos;
        }

        public Sample start() {
            return new Sample(nanos.getAsLong());
        }

        private void record(long elapsed) {
            count.incrementAndGet();
            int bucket = Math.min(BUCKETS - 1, 64 - Long.numberOfLeadingZeros(Math.max(1, elapsed)));
            buckets.incrementAndGet(bucket);
        }

        @Override
        public String toString() {
            return name + " " + count.get() + " " + buckets;
        }

        public final class Sample implements AutoCloseable {
            private final long start;

            private Sample(long start) {
                this.start = start;
            }

            @Override
            public void close() {
                record(nanos.getAsLong() - start);
            }
        }
    }
}
