package com.acme.payments;

import com.amazonaws.secretsmanager.caching.SecretCache;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Asking for the secret at init proves that it exists, and leaves today's version in the cache. */
public class PaymentHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final String SECRET = "payments/key";

    private final SecretCache cache = new SecretCache();

    public PaymentHandler() {
        cache.getSecretString(SECRET); // expect: cache-filled-in-snapshot
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        String key = cache.getSecretString(SECRET);
        context.getLogger().log("payment " + event.get("payment"));
        return key.length();
    }
}
