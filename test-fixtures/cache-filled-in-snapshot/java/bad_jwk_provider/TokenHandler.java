package com.acme.tokens;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.auth0.jwk.JwkException;
import com.auth0.jwk.JwkProvider;
import com.auth0.jwk.JwkProviderBuilder;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The identity provider rotates its keys; the provider has cached the one of the deployment for a day. */
public class TokenHandler implements RequestHandler<Map<String, String>, String> {
    private static final JwkProvider KEYS =
            new JwkProviderBuilder("https://login.example.com").cached(10, 24, TimeUnit.HOURS).build();

    static {
        try {
            KEYS.get("2024-05-main"); // expect: cache-filled-in-snapshot
        } catch (JwkException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            return KEYS.get(event.get("kid")).getAlgorithm();
        } catch (JwkException e) {
            return null;
        }
    }
}
