package com.acme.keys;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Spring makes a lazy bean when somebody asks for it. */
@Lazy
@Component
public class KeyRing {
    private final KeyPair keys;

    public KeyRing() throws NoSuchAlgorithmException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    public byte[] publicKey() {
        return keys.getPublic().getEncoded();
    }
}
