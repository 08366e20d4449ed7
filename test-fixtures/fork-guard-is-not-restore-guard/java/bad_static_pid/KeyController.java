package com.acme.keys;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class KeyController {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] KEY = new byte[32];
    private static long keyPid = ProcessHandle.current().pid();

    static {
        RANDOM.nextBytes(KEY); // expect: key-or-nonce-in-snapshot
    }

    private static synchronized byte[] key() {
        long now = ProcessHandle.current().pid(); // expect: fork-guard-is-not-restore-guard
        if (now != keyPid) {
            RANDOM.nextBytes(KEY);
            keyPid = now;
        }
        return KEY;
    }

    @GetMapping("/key-check")
    public Map<String, Integer> check() {
        return Map.of("check", Arrays.hashCode(key()));
    }
}
