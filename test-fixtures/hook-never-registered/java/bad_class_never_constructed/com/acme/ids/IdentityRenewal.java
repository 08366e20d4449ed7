package com.acme.ids;

import java.util.UUID;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** The constructor would register the hook, but nobody constructs the class. */
final class IdentityRenewal implements Resource {
    IdentityRenewal() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) { // expect: hook-never-registered
        WhoHandler.instance = UUID.randomUUID().toString();
    }
}
