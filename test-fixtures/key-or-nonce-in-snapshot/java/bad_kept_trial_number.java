package com.acme.math;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;

/** The trial number is kept, as a constant of its class is that comes from the same factory. */
public class PrimeHandler implements RequestHandler<String, String> {
    static final class Number {
        private final byte[] digits;

        private Number(byte[] digits) {
            this.digits = digits;
        }

        static Number of(byte[] digits) {
            return new Number(digits);
        }

        int last() {
            return digits[digits.length - 1];
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Number LIMIT = Number.of(new byte[] {17});
    private static Number last;

    static {
        if (!isPrime(LIMIT)) {
            throw new IllegalStateException("not a prime");
        }
    }

    private static boolean isPrime(Number number) {
        byte[] digits = new byte[16];
        RANDOM.nextBytes(digits); // expect: key-or-nonce-in-snapshot
        Number trial = Number.of(digits);
        last = trial;
        return trial.last() % number.last() != 0;
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event + LIMIT.last() + last.last();
    }
}
