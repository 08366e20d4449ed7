package com.acme.experiments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** One generator for each experiment, so that their assignments are independent. */
public class ExperimentHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final Map<String, Random> generators = new LinkedHashMap<>();

    public ExperimentHandler() {
        for (String experiment : new String[] {"checkout", "search", "banner"}) {
            generators.put(experiment, new Random()); // expect: prng-state-in-snapshot
        }
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        Map<String, String> variants = new LinkedHashMap<>();
        generators.forEach((experiment, random) -> variants.put(experiment, random.nextBoolean() ? "A" : "B"));
        variants.put("user", event.get("user"));
        return variants;
    }
}
