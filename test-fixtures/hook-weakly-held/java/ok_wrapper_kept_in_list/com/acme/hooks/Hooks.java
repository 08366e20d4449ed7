package com.acme.hooks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Lets callers pass a lambda, and holds the wrapper around it. */
public final class Hooks {
    private static final List<Resource> HELD = new CopyOnWriteArrayList<>();

    private Hooks() {
    }

    public static void afterRestore(Runnable action) {
        Wrapper wrapper = new Wrapper(action);
        HELD.add(wrapper);
        Core.getGlobalContext().register(wrapper);
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
