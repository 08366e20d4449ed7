package com.acme.noise;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The supplier runs when a request asks for the generator for the first time. */
public class NoiseHandler implements RequestHandler<List<Double>, List<Double>> {
    private static final ThreadLocal<Random> RANDOM =
            ThreadLocal.withInitial(() -> new Random(new SecureRandom().nextLong()));

    @Override
    public List<Double> handleRequest(List<Double> values, Context context) {
        Random random = RANDOM.get();
        return values.stream().map(value -> value + random.nextGaussian()).collect(Collectors.toList());
    }
}
