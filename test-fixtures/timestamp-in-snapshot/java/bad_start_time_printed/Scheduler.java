package com.acme.jobs;

import java.util.Date;

/** A library: when it was started stays true, how long ago does not. */
public final class Scheduler {
    private static final Scheduler DEFAULT = new Scheduler();
    private static final Scheduler NIGHTLY = new Scheduler();
    private Date since = new Date(); // note: timestamp-in-snapshot
    private long ticks = System.nanoTime(); // expect: timestamp-in-snapshot

    public static Scheduler standard() {
        return DEFAULT == null ? NIGHTLY : DEFAULT;
    }

    public boolean runs() {
        return since != null && ticks != 0;
    }

    public String summary() {
        StringBuilder text = new StringBuilder("running since ");
        text.append(since);
        text.append(", for ").append(System.nanoTime() - ticks);
        return text.toString();
    }
}
