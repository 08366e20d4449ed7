package com.acme.fleet;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** An application-scoped bean is made by the first call of one of its methods. */
@ApplicationScoped
public class Hooks implements Resource {
    @Inject
    Desk desk;

    private int restores;

    @PostConstruct
    void install() {
        Core.getGlobalContext().register(this); // expect: hook-registered-too-late
    }

    public int restores() {
        return restores;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        restores++;
        desk.renew();
    }
}
