package com.acme.keys;

import jakarta.annotation.PostConstruct;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An empty Optional instead of null; the self-test at start-up fills it. */
@RestController
public class KeyController {
    private Optional<byte[]> key = Optional.empty();

    private byte[] key() {
        if (key.isEmpty()) {
            key = Optional.of(new SecureRandom().generateSeed(32)); // expect: priming-defeats-lazy-init
        }
        return key.get();
    }

    @PostConstruct
    void selfTest() {
        if (key().length != 32) {
            throw new IllegalStateException("short key");
        }
    }

    @GetMapping("/key-length")
    public int keyLength() {
        return key().length;
    }
}
