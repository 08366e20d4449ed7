package com.acme.sampling;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.stream.Collectors;

/** Low-discrepancy sampling with a random start; all clones start at the same point. */
public class SamplingHandler implements RequestHandler<List<Long>, List<Long>> {
    private static final double GOLDEN = 0.6180339887498949;

    private final double offset;

    public SamplingHandler() {
        this.offset = Math.random(); // expect: random-value-in-snapshot
    }

    private boolean sampled(long number) {
        double position = number * GOLDEN + offset;
        return position - Math.floor(position) < 0.01;
    }

    @Override
    public List<Long> handleRequest(List<Long> numbers, Context context) {
        return numbers.stream().filter(this::sampled).collect(Collectors.toList());
    }
}
