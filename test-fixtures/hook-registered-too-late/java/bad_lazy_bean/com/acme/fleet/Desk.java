package com.acme.fleet;

import jakarta.inject.Singleton;
import java.util.UUID;

@Singleton
public class Desk {
    private String id = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    public String id() {
        return id;
    }

    void renew() {
        id = UUID.randomUUID().toString();
    }
}
