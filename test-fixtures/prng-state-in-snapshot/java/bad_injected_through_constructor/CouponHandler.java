package com.acme.coupons;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;

public class CouponHandler implements RequestHandler<Map<String, String>, String> {
    private final CodeGenerator codes;

    public CouponHandler() {
        this(new CodeGenerator(new Random(), 8)); // expect: prng-state-in-snapshot
    }

    CouponHandler(CodeGenerator codes) {
        this.codes = codes;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("campaign") + "-" + codes.next();
    }

    static class CodeGenerator {
        private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        private final Random source;
        private final int length;

        CodeGenerator(Random source, int length) {
            this.source = source;
            this.length = length;
        }

        String next() {
            StringBuilder code = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                code.append(LETTERS.charAt(source.nextInt(LETTERS.length())));
            }
            return code.toString();
        }
    }
}
