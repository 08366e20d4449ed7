package com.acme.codec;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

/** The static block checks the codec with a few random ids; none of them outlives the loop. */
public class CodecHandler implements RequestHandler<Map<String, String>, String> {
    private static final int TEXT_LENGTH = UUID.randomUUID().toString().length();

    static {
        for (int i = 0; i < 100; i++) {
            UUID probe = UUID.randomUUID();
            if (!probe.equals(decode(encode(probe)))) {
                throw new IllegalStateException("codec is broken for " + probe);
            }
        }
    }

    static byte[] encode(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }

    static UUID decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String id = event.get("id");
        return id.length() == TEXT_LENGTH ? decode(encode(UUID.fromString(id))).toString() : "invalid";
    }
}
