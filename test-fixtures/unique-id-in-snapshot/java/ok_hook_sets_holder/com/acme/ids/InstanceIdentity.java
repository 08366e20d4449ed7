package com.acme.ids;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** Holds the id of the running instance and renews it after a restore. */
public final class InstanceIdentity implements Resource {
    private static final InstanceIdentity SHARED = new InstanceIdentity();

    private final AtomicReference<String> current = new AtomicReference<>();

    private InstanceIdentity() {
        renew();
        Core.getGlobalContext().register(this);
    }

    public static InstanceIdentity shared() {
        return SHARED;
    }

    public String current() {
        return current.get();
    }

    private void renew() {
        current.set("i-" + UUID.randomUUID());
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        renew();
    }
}
