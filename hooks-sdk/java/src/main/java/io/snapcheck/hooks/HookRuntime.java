package io.snapcheck.hooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * For runtimes: whoever takes the snapshot in or beside this process and tells the hooks. Programs do not need it.
 *
 * <pre>{@code
 * try {
 *     HookRuntime.beforeSnapshot();
 * } catch (CheckpointException e) {
 *     HookRuntime.afterRestore(false);   // no image
 *     throw e;
 * }
 * takeTheSnapshot();
 * HookRuntime.afterRestore(true);        // in each clone, and in the original that goes on
 * }</pre>
 */
public final class HookRuntime {
    private HookRuntime() {}

    /**
     * Runs the before-hooks. The process is frozen afterwards, also after an exception: an afterRestore must follow.
     *
     * @throws CheckpointException there must be no image
     * @throws IllegalStateException a snapshot is under way already; nothing was done
     */
    public static void beforeSnapshot() throws CheckpointException {
        Registry.INSTANCE.beforeSnapshot();
    }

    /** Runs the after-hooks. {@code restored}: this process goes on from an image. */
    public static void afterRestore(boolean restored) throws RestoreException {
        Registry.INSTANCE.afterRestore(restored);
    }

    /** Seconds that a phase may take; 0 is unlimited. The default is 0 and 10. */
    public static void setBudget(double before, double after) {
        Registry.INSTANCE.setBudget(before, after);
    }

    /** What the last phase did. */
    public static Phase lastPhase() {
        return Registry.INSTANCE.last();
    }

    /** The hook that runs now, or null. For a thread beside the phase, which says what the phase waits for. */
    public static String runningHook() {
        return Registry.INSTANCE.running;
    }

    /** All hooks that are registered now. */
    public static List<Registered> registered() {
        return Registry.INSTANCE.registered();
    }

    /** Between a before-phase and its after-phase. */
    public static boolean frozen() {
        return Registry.INSTANCE.frozen();
    }

    /** An action on behalf of an object that only a weak reference holds. When it is gone, the hook does not run. */
    public interface WeaklyHeld {
        boolean gone();
    }

    /** A hook that is registered. */
    public static final class Registered {
        private final boolean before;
        private final String name;
        private final boolean gone;

        Registered(boolean before, String name, boolean gone) {
            this.before = before;
            this.name = name;
            this.gone = gone;
        }

        /** Of the before-hooks; else of the after-hooks. */
        public boolean before() {
            return before;
        }

        public String name() {
            return name;
        }

        /** The garbage collector took the object it belongs to: it will not run. */
        public boolean gone() {
            return gone;
        }
    }

    /** One hook of a phase. */
    public static final class Ran {
        private final String name;
        private final double seconds;
        private final Throwable error;

        Ran(String name, double seconds, Throwable error) {
            this.name = name;
            this.seconds = seconds;
            this.error = error;
        }

        public String name() {
            return name;
        }

        public double seconds() {
            return seconds;
        }

        /** What it threw, or null. */
        public Throwable error() {
            return error;
        }
    }

    /** The hooks of a phase, in the order they ran. */
    public static final class Phase {
        private final List<Ran> hooks;
        private final double seconds;
        private final String overBudget;

        Phase(List<Ran> hooks, double seconds, String overBudget) {
            this.hooks = Collections.unmodifiableList(hooks);
            this.seconds = seconds;
            this.overBudget = overBudget;
        }

        public List<Ran> hooks() {
            return hooks;
        }

        public double seconds() {
            return seconds;
        }

        /** A sentence that names the slowest hook, or null. */
        public String overBudget() {
            return overBudget;
        }

        public List<Ran> failures() {
            List<Ran> failures = new ArrayList<>(hooks);
            failures.removeIf(ran -> ran.error() == null);
            return Collections.unmodifiableList(failures);
        }

        boolean failed() {
            return overBudget != null || !failures().isEmpty();
        }
    }
}
