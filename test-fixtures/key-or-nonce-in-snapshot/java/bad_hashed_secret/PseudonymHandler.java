package com.acme.privacy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** A hash of a secret is a secret. */
public class PseudonymHandler implements RequestHandler<Map<String, String>, String> {
    private final byte[] pepper;

    public PseudonymHandler() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("pseudonyms".getBytes(StandardCharsets.UTF_8));
        pepper = digest.digest(new SecureRandom().generateSeed(32)); // expect: key-or-nonce-in-snapshot
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(pepper);
            return HexFormat.of().formatHex(digest.digest(event.get("user").getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
