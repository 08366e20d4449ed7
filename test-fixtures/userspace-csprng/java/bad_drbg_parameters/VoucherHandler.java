package com.acme.vouchers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.security.DrbgParameters;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;

/** A DRBG without prediction resistance reseeds after two billion requests. */
public class VoucherHandler implements RequestHandler<Map<String, String>, String> {
    private static final byte[] PERSONALIZATION = "vouchers".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = generator(); // expect: userspace-csprng

    private static SecureRandom generator() {
        try {
            return SecureRandom.getInstance("DRBG",
                    DrbgParameters.instantiation(256, DrbgParameters.Capability.RESEED_ONLY, PERSONALIZATION));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        long number = RANDOM.nextLong() & 0xFFFFFFFFFFL;
        return event.get("campaign") + "-" + Long.toString(number, 36).toUpperCase();
    }
}
