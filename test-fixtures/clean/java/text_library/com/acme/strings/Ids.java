package com.acme.strings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Makes ids when it is asked to. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();
    private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private Ids() {
    }

    public static String random() {
        return encode(UUID.randomUUID());
    }

    public static String token(int bytes) {
        byte[] token = new byte[bytes];
        RANDOM.nextBytes(token);
        return URL_SAFE.encodeToString(token);
    }

    public static String of(String name) {
        byte[] bytes = (NAMESPACE + name).getBytes(StandardCharsets.UTF_8);
        return encode(UUID.nameUUIDFromBytes(bytes));
    }

    private static String encode(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return URL_SAFE.encodeToString(bytes);
    }
}
