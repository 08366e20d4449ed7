package com.acme.keys;

import jakarta.annotation.PostConstruct;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Generating the key takes long, so it is done before the snapshot; all clones sign with it. */
@RestController
public class KeyBean implements Resource {
    private volatile KeyPair keys;

    @PostConstruct
    void register() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        keys = generator.generateKeyPair(); // expect: hook-creates-before-snapshot
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
    }

    @GetMapping("/public-key")
    public byte[] publicKey() {
        return keys.getPublic().getEncoded();
    }
}
