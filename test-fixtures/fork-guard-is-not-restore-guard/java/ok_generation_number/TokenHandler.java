package com.acme.tokens;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Keys belong to a generation that the caller names; a new generation gets a new key, drawn by the request. */
public class TokenHandler implements RequestHandler<Map<String, String>, String> {
    private final SecureRandom random = new SecureRandom();
    private String generation = "";
    private byte[] key;

    @Override
    public synchronized String handleRequest(Map<String, String> event, Context context) {
        String wanted = event.get("generation");
        if (key == null || !generation.equals(wanted)) {
            byte[] fresh = new byte[32];
            random.nextBytes(fresh);
            key = fresh;
            generation = wanted;
        }
        return Base64.getEncoder().encodeToString(key).substring(0, 8) + ":" + event.get("text");
    }
}
