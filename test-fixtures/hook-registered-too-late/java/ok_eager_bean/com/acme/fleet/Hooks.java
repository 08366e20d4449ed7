package com.acme.fleet;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** With @Startup the bean is made when the application starts. */
@Startup
@ApplicationScoped
public class Hooks implements Resource {
    @Inject
    Desk desk;

    @PostConstruct
    void install() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        desk.renew();
    }
}
