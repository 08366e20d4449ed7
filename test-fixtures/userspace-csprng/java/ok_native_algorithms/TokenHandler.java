package com.acme.tokens;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

public class TokenHandler implements RequestHandler<Map<String, String>, String> {
    private static final SecureRandom TOKENS;
    private static final SecureRandom KEYS;

    static {
        try {
            TOKENS = SecureRandom.getInstance("NativePRNGNonBlocking");
            KEYS = SecureRandom.getInstanceStrong();
        } catch (NoSuchAlgorithmException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        byte[] bytes = new byte[32];
        ("key".equals(event.get("kind")) ? KEYS : TOKENS).nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
