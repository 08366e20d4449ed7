package com.acme.keys;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class KeyController {
    private final ObjectProvider<KeyRing> ring;

    public KeyController(ObjectProvider<KeyRing> ring) {
        this.ring = ring;
    }

    @GetMapping("/public-key")
    public byte[] publicKey() {
        return ring.getObject().publicKey();
    }
}
