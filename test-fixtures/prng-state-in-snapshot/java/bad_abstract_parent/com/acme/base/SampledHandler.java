package com.acme.base;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.random.RandomGenerator;

/** Writes a detailed log for one request in a hundred. */
public abstract class SampledHandler<I, O> implements RequestHandler<I, O> {
    protected final RandomGenerator random = RandomGenerator.of("L64X128MixRandom"); // expect: prng-state-in-snapshot

    @Override
    public O handleRequest(I input, Context context) {
        if (random.nextInt(100) == 0) {
            context.getLogger().log("sampled: " + input);
        }
        return serve(input);
    }

    protected abstract O serve(I input);
}
