package com.acme.nonces;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;

public class NonceHandler implements RequestHandler<Map<String, String>, Integer> {
    private final byte[] nonce;

    public NonceHandler(SecureRandom random) {
        nonce = random.generateSeed(32); // expect: key-or-nonce-in-snapshot
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        return nonce[event.size()] + event.hashCode();
    }
}
