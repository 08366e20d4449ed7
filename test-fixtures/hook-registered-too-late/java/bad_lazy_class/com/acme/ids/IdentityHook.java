package com.acme.ids;

import java.util.UUID;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Registers itself when the class is initialised, which the first request does. */
final class IdentityHook implements Resource {
    private static final IdentityHook INSTANCE = new IdentityHook();

    private int restores;

    private IdentityHook() {
        Core.getGlobalContext().register(this); // expect: hook-registered-too-late
    }

    static int restores() {
        return INSTANCE.restores;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        restores++;
        WhoHandler.instance = UUID.randomUUID().toString();
    }
}
