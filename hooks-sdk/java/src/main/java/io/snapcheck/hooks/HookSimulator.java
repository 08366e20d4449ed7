package io.snapcheck.hooks;

/**
 * For tests: the hooks without a snapshot.
 *
 * <pre>{@code
 * String before = instance.id();
 * HookSimulator.restore(() -> assertTrue(connection.isClosed()));   // this is what the image has
 * assertNotEquals(before, instance.id());
 * }</pre>
 */
public final class HookSimulator {
    private HookSimulator() {}

    /** Runs the before-hooks, then the after-hooks in a new generation. Throws what the hooks report. */
    public static void restore() throws Exception {
        restore(() -> {});
    }

    /** The same, with {@code inImage} in between. If a before-hook fails, the after-hooks run at once and {@code inImage} does not. */
    public static void restore(Hooks.Action inImage) throws Exception {
        try {
            HookRuntime.beforeSnapshot();
        } catch (CheckpointException e) {
            try {
                HookRuntime.afterRestore(false);
            } catch (RestoreException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
        try {
            inImage.run();
        } catch (Throwable thrown) {
            try {
                HookRuntime.afterRestore(true);
            } catch (RestoreException alsoFailed) {
                thrown.addSuppressed(alsoFailed);
            }
            throw thrown;
        }
        HookRuntime.afterRestore(true);
    }
}
