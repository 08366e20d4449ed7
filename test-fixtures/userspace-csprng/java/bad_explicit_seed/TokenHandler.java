package com.acme.tokens;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** setSeed before the first use makes SHA1PRNG a function of that seed alone. */
public class TokenHandler implements RequestHandler<Map<String, String>, String> {
    private static final SecureRandom RANDOM;

    static {
        try {
            RANDOM = SecureRandom.getInstance("SHA1PRNG"); // expect: userspace-csprng
            RANDOM.setSeed(System.nanoTime());
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        byte[] token = new byte[24];
        RANDOM.nextBytes(token);
        return event.get("user") + ":" + Base64.getUrlEncoder().encodeToString(token);
    }
}
