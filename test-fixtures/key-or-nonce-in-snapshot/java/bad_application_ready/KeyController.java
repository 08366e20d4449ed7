package com.acme.keys;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ready means ready for the snapshot. */
@RestController
public class KeyController {
    private KeyPair keys;

    @EventListener(ApplicationReadyEvent.class)
    public void onReady() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        keys = generator.generateKeyPair(); // expect: key-or-nonce-in-snapshot
    }

    @GetMapping("/public-key")
    public byte[] publicKey() {
        return keys.getPublic().getEncoded();
    }
}
