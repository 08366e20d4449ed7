package com.acme.invites;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Generators and suppliers are kept; keys are made by requests. */
@RestController
public class InviteController {
    private final BytesKeyGenerator keys = KeyGenerators.secureRandom(24);
    private final SecureRandom random = new SecureRandom();
    private final Supplier<byte[]> pins = () -> {
        byte[] pin = new byte[4];
        random.nextBytes(pin);
        return pin;
    };

    @PostMapping("/invites/{guest}")
    public Map<String, String> invite(@PathVariable String guest) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return Map.of("guest", guest,
                "token", encoder.encodeToString(keys.generateKey()),
                "pin", encoder.encodeToString(pins.get()));
    }
}
