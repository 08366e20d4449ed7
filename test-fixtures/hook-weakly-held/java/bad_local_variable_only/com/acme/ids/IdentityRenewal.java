package com.acme.ids;

import java.util.UUID;
import org.crac.Context;
import org.crac.Resource;

final class IdentityRenewal implements Resource {
    private final Identity identity;

    IdentityRenewal(Identity identity) {
        this.identity = identity;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        identity.set(UUID.randomUUID().toString());
    }
}
