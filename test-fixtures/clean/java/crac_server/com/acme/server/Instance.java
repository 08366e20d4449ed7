package com.acme.server;

import java.util.UUID;
import org.crac.Context;
import org.crac.Resource;

/** What tells one restored process from the other. */
class Instance implements Resource {
    private volatile String id;

    Instance() {
        renew();
    }

    String id() {
        return id;
    }

    private void renew() {
        id = UUID.randomUUID().toString();
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        renew();
    }
}
