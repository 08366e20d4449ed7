package com.acme.forms;

import java.security.SecureRandom;
import java.util.Arrays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The comment speaks of a generator, the line keeps a value. */
@RestController
public class FormController {
    // expect: unused-suppression
    // snapcheck: ignore[prng-state-in-snapshot] only used for the colour of a banner
    private static final byte[] SALT = new SecureRandom().generateSeed(8); // expect: key-or-nonce-in-snapshot

    @GetMapping("/check")
    public int check() {
        return Arrays.hashCode(SALT);
    }
}
