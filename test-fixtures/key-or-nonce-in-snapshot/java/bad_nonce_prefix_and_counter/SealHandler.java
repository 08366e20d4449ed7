package com.acme.seal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A random prefix and a counter make the nonce: two clones use the same nonces under the same key. */
public class SealHandler implements RequestHandler<Map<String, String>, String> {
    private final NonceSequence nonces = new NonceSequence();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("nonce for key " + event.get("keyId"));
        return Base64.getEncoder().encodeToString(nonces.next());
    }

    static final class NonceSequence {
        private final byte[] prefix = new byte[4];
        private final AtomicLong counter = new AtomicLong();

        NonceSequence() {
            new SecureRandom().nextBytes(prefix); // expect: key-or-nonce-in-snapshot
        }

        byte[] next() {
            return ByteBuffer.allocate(12).put(prefix).putLong(counter.incrementAndGet()).array();
        }
    }
}
