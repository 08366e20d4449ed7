package com.acme.hooks;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Registers every subclass; whoever makes one keeps it. */
abstract class Renewable implements Resource {
    protected Renewable() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        renew();
    }

    protected abstract void renew();
}
