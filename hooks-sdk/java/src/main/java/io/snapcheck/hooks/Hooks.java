package io.snapcheck.hooks;

/**
 * Hooks before a snapshot and after a restore.
 *
 * <pre>{@code
 * Hooks.beforeCheckpoint(pool::close);
 * Hooks.afterRestore(pool::open);
 * }</pre>
 *
 * <p>Before-hooks run in reverse order of registration, after-hooks in order; every hook runs though another failed. The registry
 * holds its hooks strongly: a lambda that nobody else holds stays registered. Without a snapshot runtime hooks never run. Where
 * CRaC is on the class path or in the JVM (also on AWS Lambda), it runs them.
 *
 * <p>All methods may be called from any thread, and from hooks.
 */
public final class Hooks {
    private Hooks() {}

    /** Registers an action to run before a snapshot. */
    public static Registration beforeCheckpoint(Action action) {
        return beforeCheckpoint(null, action);
    }

    /** The same with a name for messages; without one it is the place of the registration. */
    public static Registration beforeCheckpoint(String name, Action action) {
        return Registry.INSTANCE.add(Registry.Kind.BEFORE, name, action);
    }

    /** Registers an action to run after a restore. */
    public static Registration afterRestore(Action action) {
        return afterRestore(null, action);
    }

    /** The same with a name for messages; without one it is the place of the registration. */
    public static Registration afterRestore(String name, Action action) {
        return Registry.INSTANCE.add(Registry.Kind.AFTER, name, action);
    }

    /** Registers both methods of a resource. */
    public static Registration register(Resource resource) {
        if (resource == null) {
            throw new NullPointerException("a resource must not be null");
        }
        String name = resource.getClass().getName();
        Registration before = beforeCheckpoint(name + ".beforeCheckpoint", resource::beforeCheckpoint);
        Registration after = afterRestore(name + ".afterRestore", resource::afterRestore);
        return () -> before.unregister() | after.unregister();
    }

    /** A number that is another one after each restore that the SDK was told of. */
    public static long generation() {
        return Registry.INSTANCE.generation;
    }

    /**
     * "From here this process may be copied": waits for the runtime at {@code SNAPCHECK_CHANNEL}, or asks CRaC for a checkpoint.
     *
     * @return true in a restored clone, false at once where nothing takes snapshots
     * @throws CheckpointException before-hooks failed, there is no image
     * @throws RestoreException after-hooks failed
     * @throws IllegalStateException inside a hook
     */
    public static boolean checkpoint() throws CheckpointException, RestoreException {
        Registry.INSTANCE.refuseNested("checkpoint");
        Channel channel = Channel.connected();
        return channel != null ? channel.checkpoint() : CracBridge.checkpoint();
    }

    /** Serves the runtime in a daemon thread, for programs without a place for checkpoint(). False: there is none. */
    public static boolean listen() {
        Channel channel = Channel.connected();
        if (channel == null) {
            return false;
        }
        channel.talk(); // for as long as the process lives
        Thread thread = new Thread(channel::serveForever, "snapcheck-hooks");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    /** What a hook does. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** A registered hook. Dropping it does not unregister the hook. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        /** True if it was registered. */
        boolean unregister();

        @Override
        default void close() {
            unregister();
        }
    }
}
