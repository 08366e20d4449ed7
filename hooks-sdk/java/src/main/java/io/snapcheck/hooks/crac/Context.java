package io.snapcheck.hooks.crac;

import io.snapcheck.hooks.Hooks;

/** The global context: its resources are hooks of {@link Hooks}. */
public class Context<R extends Resource> {
    Context() {}

    public void register(R resource) {
        Hooks.beforeCheckpoint(resource + ".beforeCheckpoint", () -> resource.beforeCheckpoint(this));
        Hooks.afterRestore(resource + ".afterRestore", () -> resource.afterRestore(this));
    }
}
