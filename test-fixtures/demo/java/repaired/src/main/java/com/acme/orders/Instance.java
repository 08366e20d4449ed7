package com.acme.orders;

import java.util.UUID;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** In every log line and every receipt: which instance of the service was it? */
final class Instance implements Resource {
    // The context of CRaC holds its resources weakly: this reference keeps the hook alive.
    private static final Instance HOOK = new Instance();

    private static volatile String id = "orders-" + shortId();

    static {
        Core.getGlobalContext().register(HOOK);
    }

    private Instance() {}

    static String id() {
        return id;
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        id = "orders-" + shortId();
    }
}
