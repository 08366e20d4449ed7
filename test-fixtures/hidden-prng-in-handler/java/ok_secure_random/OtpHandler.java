package com.acme.otp;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

public class OtpHandler implements RequestHandler<Map<String, String>, String> {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        List<Integer> digits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            digits.add(RANDOM.nextInt(10));
        }
        Collections.shuffle(digits, RANDOM);
        StringBuilder code = new StringBuilder(6);
        digits.forEach(digit -> code.append(String.format(Locale.ROOT, "%d", digit)));
        return code.toString();
    }
}
