package com.acme.etags;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Hashes of constants, a fixed salt that is part of the format, and test vectors. */
public class EtagHandler implements RequestHandler<Map<String, String>, String> {
    private static final byte[] FORMAT_SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final String SCHEMA = sha256("orders:v3".getBytes(StandardCharsets.UTF_8));

    private static String sha256(byte[] input) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(FORMAT_SALT);
            return HexFormat.of().formatHex(digest.digest(input));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return SCHEMA.substring(0, 8) + sha256(event.get("body").getBytes(StandardCharsets.UTF_8));
    }
}
