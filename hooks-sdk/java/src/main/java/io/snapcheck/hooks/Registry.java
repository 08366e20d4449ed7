package io.snapcheck.hooks;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The registry and its two phases: PROTOCOL.md in Java. The monitor guards the tables and the state for moments; no hook runs while
 * it is held.
 */
final class Registry {
    static final Registry INSTANCE = new Registry();

    enum Kind {
        BEFORE("before-checkpoint"),
        AFTER("after-restore");

        final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    enum State {
        RUNNING("running"),
        IN_BEFORE("running before-hooks"),
        FROZEN("frozen"),
        IN_AFTER("running after-hooks");

        final String text;

        State(String text) {
            this.text = text;
        }
    }

    /** The SDK's own values. Closed innermost before a snapshot, renewed innermost after a restore. */
    interface Value {
        String name();

        /** Whether there is something to close. */
        boolean closes();

        void close() throws Exception;

        void renew();
    }

    private static final class Hook {
        final String name;
        final Hooks.Action action;

        Hook(String name, Hooks.Action action) {
            this.name = name;
            this.action = action;
        }
    }

    private static final Set<String> OWN_FRAMES =
            new HashSet<>(Arrays.asList(Registry.class.getName(), Hooks.class.getName(), OnRestore.class.getName()));

    /** Read without the monitor by every draw of a generator. */
    volatile long generation;

    /** The hook of the phase that runs now, or null. */
    volatile String running;

    private final Map<Kind, Map<Long, Hook>> hooks = new LinkedHashMap<>();
    private final Set<WeakReference<Value>> values = new LinkedHashSet<>();
    private final ReferenceQueue<Value> goneValues = new ReferenceQueue<>();
    private long nextTicket;
    private State state = State.RUNNING;
    private boolean closed;
    private double beforeBudget;
    private double afterBudget = 10;
    private HookRuntime.Phase last = new HookRuntime.Phase(Collections.emptyList(), 0, null);

    private Registry() {
        hooks.put(Kind.BEFORE, new LinkedHashMap<>());
        hooks.put(Kind.AFTER, new LinkedHashMap<>());
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "snapcheck-hooks-close"));
        } catch (IllegalStateException alreadyEnding) {
            closed = true;
        }
    }

    private synchronized void close() {
        closed = true;
    }

    Hooks.Registration add(Kind kind, String name, Hooks.Action action) {
        if (action == null) {
            throw new NullPointerException("a hook must not be null; pass a lambda or a method reference");
        }
        CracBridge.join();
        Hook hook = new Hook(name != null ? name : placeOfCaller(), action);
        long ticket;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException(
                        hook.name + " was registered while the JVM shuts down: the hook would never run; register it earlier");
            }
            ticket = nextTicket++;
            hooks.get(kind).put(ticket, hook);
        }
        return () -> remove(kind, ticket);
    }

    private synchronized boolean remove(Kind kind, long ticket) {
        return hooks.get(kind).remove(ticket) != null;
    }

    /** The frame outside the SDK that registers: "com.acme.Orders.<init>(Orders.java:12)". */
    static String placeOfCaller() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            String type = frame.getClassName();
            if (!OWN_FRAMES.contains(type)) {
                String place = frame.toString();
                return place.substring(place.lastIndexOf('/') + 1); // without class loader and module
            }
        }
        return "hook";
    }

    /** Values are held weakly: one that nobody can use needs no renewal. */
    void track(Value value) {
        CracBridge.join();
        synchronized (this) {
            for (Object gone = goneValues.poll(); gone != null; gone = goneValues.poll()) {
                values.remove(gone);
            }
            values.add(new WeakReference<>(value, goneValues));
        }
    }

    private synchronized List<Value> values() {
        List<Value> alive = new ArrayList<>();
        for (WeakReference<Value> reference : values) {
            Value value = reference.get();
            if (value != null) {
                alive.add(value);
            }
        }
        return alive;
    }

    void beforeSnapshot() throws CheckpointException {
        enter("beforeSnapshot", State.IN_BEFORE, false);
        HookRuntime.Phase phase;
        try {
            phase = run(Kind.BEFORE);
        } finally {
            leave(State.FROZEN);
        }
        if (phase.failed()) {
            throw new CheckpointException(phase.failures(), phase.overBudget());
        }
    }

    void afterRestore(boolean restored) throws RestoreException {
        enter("afterRestore", State.IN_AFTER, true);
        HookRuntime.Phase phase;
        try {
            if (restored) {
                move();
            }
            phase = run(Kind.AFTER);
        } finally {
            leave(State.RUNNING);
        }
        if (phase.failed()) {
            throw new RestoreException(phase.failures(), phase.overBudget());
        }
    }

    private void move() {
        synchronized (this) {
            generation = generation + 1;
        }
        for (Value value : values()) {
            value.renew();
        }
    }

    private synchronized void enter(String call, State next, boolean frozenToo) {
        if (state != State.RUNNING && !(frozenToo && state == State.FROZEN)) {
            throw refusal(call);
        }
        state = next;
    }

    private synchronized void leave(State next) {
        state = next;
    }

    synchronized void refuseNested(String call) {
        if (state != State.RUNNING) {
            throw refusal(call);
        }
    }

    private IllegalStateException refusal(String call) {
        return new IllegalStateException(
                call + "() was called while the process is " + state.text + "; a snapshot is already under way");
    }

    synchronized boolean frozen() {
        return state == State.FROZEN;
    }

    private HookRuntime.Phase run(Kind kind) {
        List<Long> tickets;
        synchronized (this) {
            tickets = new ArrayList<>(hooks.get(kind).keySet());
        }
        if (kind == Kind.BEFORE) {
            Collections.reverse(tickets);
        }
        List<HookRuntime.Ran> ran = new ArrayList<>();
        long began = System.nanoTime();
        for (Long ticket : tickets) {
            Hook hook;
            synchronized (this) {
                hook = hooks.get(kind).get(ticket);
            }
            if (hook != null && !gone(hook)) { // else unregistered before its turn
                ran.add(runOne(hook.name, hook.action));
            }
        }
        if (kind == Kind.BEFORE) {
            for (Value value : values()) {
                if (value.closes()) {
                    ran.add(runOne(value.name(), value::close));
                }
            }
        }
        double seconds = (System.nanoTime() - began) * 1e-9;
        HookRuntime.Phase phase = new HookRuntime.Phase(ran, seconds, overBudget(kind, ran, seconds));
        synchronized (this) {
            last = phase;
        }
        return phase;
    }

    private static boolean gone(Hook hook) {
        return hook.action instanceof HookRuntime.WeaklyHeld && ((HookRuntime.WeaklyHeld) hook.action).gone();
    }

    synchronized List<HookRuntime.Registered> registered() {
        List<HookRuntime.Registered> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Hook hook : hooks.get(kind).values()) {
                all.add(new HookRuntime.Registered(kind == Kind.BEFORE, hook.name, gone(hook)));
            }
        }
        return all;
    }

    private HookRuntime.Ran runOne(String name, Hooks.Action action) {
        long began = System.nanoTime();
        Throwable error = null;
        running = name;
        try {
            action.run();
        } catch (Throwable thrown) { // an Error must not keep the other hooks from running
            error = thrown;
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        running = null;
        return new HookRuntime.Ran(name, (System.nanoTime() - began) * 1e-9, error);
    }

    private synchronized String overBudget(Kind kind, List<HookRuntime.Ran> ran, double seconds) {
        double budget = kind == Kind.BEFORE ? beforeBudget : afterBudget;
        if (budget == 0 || seconds <= budget || ran.isEmpty()) {
            return null;
        }
        HookRuntime.Ran slowest = Collections.max(ran, (a, b) -> Double.compare(a.seconds(), b.seconds()));
        return String.format(
                java.util.Locale.ROOT,
                "the %s hooks took %.3g s, the budget is %.3g s; the slowest is %s with %.3g s",
                kind.text,
                seconds,
                budget,
                slowest.name(),
                slowest.seconds());
    }

    synchronized void setBudget(double before, double after) {
        if (!(before >= 0 && after >= 0)) {
            throw new IllegalArgumentException("a budget is in seconds, 0 for unlimited; got " + before + " and " + after);
        }
        beforeBudget = before;
        afterBudget = after;
    }

    synchronized HookRuntime.Phase last() {
        return last;
    }
}
