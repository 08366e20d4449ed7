package com.acme.signing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.prng.SP800SecureRandomBuilder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SigningController {
    private final SecureRandom nonces;

    public SigningController() {
        // expect: userspace-csprng
        nonces = new SP800SecureRandomBuilder().buildHash(new SHA256Digest(), null, false);
    }

    @PostMapping("/nonces")
    public Map<String, String> nonce() {
        byte[] nonce = new byte[16];
        nonces.nextBytes(nonce);
        return Map.of("nonce", Base64.getEncoder().encodeToString(nonce));
    }
}
