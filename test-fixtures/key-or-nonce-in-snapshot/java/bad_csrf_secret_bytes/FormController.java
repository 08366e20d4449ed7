package com.acme.forms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FormController {
    private static final byte[] CSRF_SECRET = new byte[32];

    static {
        SecureRandom random = new SecureRandom();
        random.nextBytes(CSRF_SECRET); // expect: key-or-nonce-in-snapshot
    }

    @GetMapping("/form")
    public Map<String, String> form(@CookieValue("session") String session) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(CSRF_SECRET, "HmacSHA256"));
        byte[] token = mac.doFinal(session.getBytes(StandardCharsets.UTF_8));
        return Map.of("csrf", HexFormat.of().formatHex(token), "header", "x-csrf-token");
    }
}
