package com.acme.fleet;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A client proxy is injected; the bean itself is made by the first call, which is a request. */
@ApplicationScoped
public class VehicleRegistry {
    private final AtomicInteger registrations = new AtomicInteger();
    private String desk;

    @PostConstruct
    void open() {
        desk = "desk-" + UUID.randomUUID();
    }

    public String register(String vin) {
        return desk + "/" + registrations.incrementAndGet() + "/" + vin;
    }
}
