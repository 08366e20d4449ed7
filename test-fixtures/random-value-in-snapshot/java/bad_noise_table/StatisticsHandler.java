package com.acme.statistics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Differential privacy with a noise table that is drawn once: whoever asks two clones can subtract it. */
public class StatisticsHandler implements RequestHandler<List<Double>, List<Double>> {
    // expect: random-value-in-snapshot
    private static final double[] NOISE = new Random().doubles(4096, -2.5, 2.5).toArray();

    @Override
    public List<Double> handleRequest(List<Double> counts, Context context) {
        return IntStream.range(0, counts.size())
                .mapToObj(i -> counts.get(i) + NOISE[i % NOISE.length])
                .collect(Collectors.toList());
    }
}
