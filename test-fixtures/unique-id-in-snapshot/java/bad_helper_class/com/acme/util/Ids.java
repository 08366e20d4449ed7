package com.acme.util;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Short ids for logs and keys. */
public final class Ids {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Ids() {
    }

    public static String shortId() {
        return encode(random());
    }

    private static UUID random() {
        return UUID.randomUUID();
    }

    private static String encode(UUID id) {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        buffer.putLong(id.getMostSignificantBits());
        buffer.putLong(id.getLeastSignificantBits());
        return ENCODER.encodeToString(buffer.array());
    }
}
