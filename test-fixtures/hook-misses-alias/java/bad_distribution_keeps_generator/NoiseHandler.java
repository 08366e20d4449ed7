package com.acme.noise;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.crac.Core;
import org.crac.Resource;

/** The distribution holds the generator that it was built with. */
public class NoiseHandler implements RequestHandler<List<Double>, List<Double>>, Resource {
    private RandomGenerator generator = new Well19937c(); // todo: hook-misses-alias
    private final NormalDistribution noise = new NormalDistribution(generator, 0, 0.1); // expect: prng-state-in-snapshot

    public NoiseHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        generator = new Well19937c(new SecureRandom().nextLong());
    }

    @Override
    public List<Double> handleRequest(List<Double> values, Context context) {
        double shift = generator.nextDouble();
        return values.stream().map(value -> value + shift + noise.sample()).collect(Collectors.toList());
    }
}
