package com.acme.fleet;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import io.quarkus.runtime.StartupEvent;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Quarkus makes this bean at start-up, as it observes the start. */
@Singleton
public class VehicleRegistry {
    private final AtomicInteger registrations = new AtomicInteger();
    private String desk;

    void onStart(@Observes StartupEvent event) {
        desk = "desk-" + UUID.randomUUID(); // expect: unique-id-in-snapshot
    }

    public String register(String vin) {
        return desk + "/" + registrations.incrementAndGet() + "/" + vin;
    }
}
