package com.acme.otp;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Locale;
import java.util.Map;

/** One-time codes: guessable when another clone has already shown the same sequence. */
public class OtpHandler implements RequestHandler<Map<String, String>, String> {
    private static final int DIGITS = 6;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        int bound = (int) Math.pow(10, DIGITS);
        int code = (int) (Math.random() * bound); // expect: hidden-prng-in-handler
        context.getLogger().log("code sent to " + event.get("phone"));
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", code);
    }
}
