package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;

/** The loop changes the array that it has made; in the one without elements there is nothing to change. */
public class SampleHandler implements RequestHandler<String, String> {
    private static final long[] NONE = new long[0];
    private static final int PASSED = test(System.getenv("SAMPLES"));

    private static int test(String samples) {
        long[] drawn = samples == null ? NONE : new long[Integer.parseInt(samples)];
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = random.nextLong();
        }
        return drawn.length;
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event + PASSED + NONE.length;
    }
}
