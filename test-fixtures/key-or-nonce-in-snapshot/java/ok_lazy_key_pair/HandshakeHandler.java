package com.acme.handshake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** The generator object may be in the snapshot; the key pair is made by the first request. */
public class HandshakeHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final KeyPairGenerator generator;
    private KeyPair ephemeral;

    public HandshakeHandler() throws GeneralSecurityException {
        generator = KeyPairGenerator.getInstance("X25519");
    }

    private synchronized KeyPair ephemeral() {
        if (ephemeral == null) {
            ephemeral = generator.generateKeyPair();
        }
        return ephemeral;
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String publicKey = Base64.getEncoder().encodeToString(ephemeral().getPublic().getEncoded());
        return Map.of("client", event.get("client"), "publicKey", publicKey);
    }
}
