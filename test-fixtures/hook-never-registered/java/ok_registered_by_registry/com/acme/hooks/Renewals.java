package com.acme.hooks;

import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;

/** Registers resources and keeps them, as the runtime does not. */
public final class Renewals {
    private static final List<Resource> KEPT = new ArrayList<>();

    private Renewals() {
    }

    public static <R extends Resource> R keep(R resource) {
        KEPT.add(resource);
        Core.getGlobalContext().register(resource);
        return resource;
    }
}
