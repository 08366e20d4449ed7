package com.acme.crypto;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.kms.KmsClient;

public class SealHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final Base64.Encoder ENCODER = Base64.getEncoder();
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private final Envelope envelope;

    public SealHandler() {
        KeySource keys = new KeySource(KmsClient.create(), Clock.systemUTC(), Duration.ofMinutes(10));
        envelope = new Envelope(keys);
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        try {
            byte[] tenant = event.get("tenant").getBytes(StandardCharsets.UTF_8);
            if ("open".equals(event.get("action"))) {
                byte[] text = envelope.open(DECODER.decode(event.get("sealed")), tenant);
                return Map.of("text", new String(text, StandardCharsets.UTF_8));
            }
            byte[] sealed = envelope.seal(event.get("text").getBytes(StandardCharsets.UTF_8), tenant);
            return Map.of("sealed", ENCODER.encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            context.getLogger().log("rejected: " + e.getMessage());
            return Map.of("error", "cannot process");
        }
    }
}
