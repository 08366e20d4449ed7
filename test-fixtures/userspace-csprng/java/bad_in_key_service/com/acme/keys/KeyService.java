package com.acme.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/** Makes session keys with a generator that its author found faster. */
public class KeyService {
    private final SecureRandom random;
    private final int bits;

    public KeyService(int bits) throws GeneralSecurityException {
        this.bits = bits;
        this.random = SecureRandom.getInstance("DRBG"); // expect: userspace-csprng
    }

    public SecretKey sessionKey() throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(bits, random);
        return generator.generateKey();
    }
}
