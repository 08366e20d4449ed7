package com.acme.vouchers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;

/** A generator made by the request takes its seed from the operating system at that moment. */
public class VoucherHandler implements RequestHandler<Map<String, String>, String> {
    private static final String ALGORITHM = "SHA1PRNG";

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            SecureRandom random = SecureRandom.getInstance(ALGORITHM);
            long number = random.nextLong() & 0xFFFFFFFFFFL;
            return event.get("campaign") + "-" + Long.toString(number, 36).toUpperCase();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
