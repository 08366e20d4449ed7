package io.snapcheck.hooks.crac;

import io.snapcheck.hooks.HookException;
import io.snapcheck.hooks.Hooks;

/** The entry of an implementation of org.crac. */
public final class Core {
    private static final Context<Resource> GLOBAL = new Context<>();

    private Core() {}

    public static Context<Resource> getGlobalContext() {
        return GLOBAL;
    }

    public static void checkpointRestore() throws CheckpointException, RestoreException {
        boolean restored;
        try {
            restored = Hooks.checkpoint();
        } catch (io.snapcheck.hooks.CheckpointException e) {
            throw suppressing(new CheckpointException(), e);
        } catch (io.snapcheck.hooks.RestoreException e) {
            throw suppressing(new RestoreException(), e);
        }
        if (!restored) {
            throw new UnsupportedOperationException("nothing here takes snapshots");
        }
    }

    private static <E extends Exception> E suppressing(E exception, HookException from) {
        for (Throwable failure : from.getSuppressed()) {
            exception.addSuppressed(failure);
        }
        return exception;
    }
}
