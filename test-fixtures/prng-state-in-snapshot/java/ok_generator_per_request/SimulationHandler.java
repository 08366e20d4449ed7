package com.acme.simulation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** The caller may pass a seed to repeat a run; else every run gets a fresh one. */
public class SimulationHandler implements RequestHandler<Map<String, Long>, Long> {
    private static final SecureRandom SEEDS = new SecureRandom();

    private Random lastGenerator;

    @Override
    public Long handleRequest(Map<String, Long> event, Context context) {
        Long wanted = event.get("seed");
        long seed = wanted != null ? wanted : SEEDS.nextLong();
        lastGenerator = new Random(seed);
        SplittableRandom paths = new SplittableRandom(seed ^ 0x5DEECE66DL);
        long inside = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = lastGenerator.nextDouble();
            double y = paths.nextDouble();
            inside += x * x + y * y < 1 ? 1 : 0;
        }
        return inside;
    }
}
