package com.acme.forms;

import jakarta.annotation.PostConstruct;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FormController {
    private final SecureRandom random = new SecureRandom();
    private final byte[] secret = new byte[32];

    @PostConstruct
    void initialise() {
        random.nextBytes(secret); // expect: key-or-nonce-in-snapshot
        Core.getGlobalContext().register(new SecretRenewal()); // expect: hook-weakly-held
    }

    @GetMapping("/check")
    public Map<String, Integer> check() {
        return Map.of("check", Arrays.hashCode(secret));
    }

    private final class SecretRenewal implements Resource {
        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            Arrays.fill(secret, (byte) 0);
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            random.nextBytes(secret);
        }
    }
}
