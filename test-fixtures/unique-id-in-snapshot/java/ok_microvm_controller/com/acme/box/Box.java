package com.acme.box;

import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Box {
    private volatile String id = UUID.randomUUID().toString();

    void renew() {
        id = UUID.randomUUID().toString();
    }

    String id() {
        return id;
    }
}
