package com.acme.hooks;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Lets callers pass a lambda; the wrapper around it is dropped. */
public final class Hooks {
    private Hooks() {
    }

    public static void afterRestore(Runnable action) {
        Core.getGlobalContext().register(new Wrapper(action)); // expect: hook-weakly-held
    }

    private static final class Wrapper implements Resource {
        private final Runnable action;

        Wrapper(Runnable action) {
            this.action = action;
        }

        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            action.run();
        }
    }
}
