package com.acme.handshake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** The "ephemeral" key pair of the handshake is as old as the deployment. */
public class HandshakeHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final KeyPair EPHEMERAL = newKeyPair(); // expect: key-or-nonce-in-snapshot

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("X25519 is missing", e);
        }
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String publicKey = Base64.getEncoder().encodeToString(EPHEMERAL.getPublic().getEncoded());
        return Map.of("client", event.get("client"), "publicKey", publicKey);
    }
}
