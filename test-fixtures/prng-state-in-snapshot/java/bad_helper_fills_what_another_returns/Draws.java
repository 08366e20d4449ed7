package com.acme.draws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

public class Draws implements RequestHandler<Integer, Integer> {
    private static final List<Random> GENERATORS = build();

    private static List<Random> build() {
        List<Random> generators = new ArrayList<>();
        add(generators);
        return generators;
    }

    private static void add(List<Random> generators) {
        generators.add(new Random()); // expect: prng-state-in-snapshot
    }

    @Override
    public Integer handleRequest(Integer sides, Context context) {
        return GENERATORS.get(0).nextInt(sides);
    }
}
