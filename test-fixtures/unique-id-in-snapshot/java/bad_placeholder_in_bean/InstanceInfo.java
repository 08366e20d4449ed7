package com.acme.registry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Spring resolves the placeholders once, when it makes the bean. */
@Component
public class InstanceInfo {
    @Value("registry-${random.uuid}") // expect: unique-id-in-snapshot
    private String id;

    @Value("${registry.zone:eu-1}")
    private String zone;

    private final String lease;

    public InstanceInfo(@Value("#{T(java.util.UUID).randomUUID().toString()}") String lease) { // expect: unique-id-in-snapshot
        this.lease = lease;
    }

    public String describe() {
        return id + " " + zone + " " + lease;
    }
}
