package com.acme.simulation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;

/** The warm-up goes through the numeric code with numbers of its own and leaves the getter alone. */
public class SimulationHandler implements RequestHandler<Map<String, Integer>, Double> {
    private Random random;

    public SimulationHandler() {
        double checksum = 0;
        for (int i = 0; i < 10_000; i++) {
            checksum += price(100, i / 10_000.0);
        }
        if (Double.isNaN(checksum)) {
            throw new IllegalStateException("the model is broken");
        }
    }

    private Random random() {
        if (random == null) {
            random = new Random(new SecureRandom().nextLong());
        }
        return random;
    }

    private static double price(double start, double shock) {
        return start * Math.exp(0.02 + 0.2 * shock);
    }

    @Override
    public Double handleRequest(Map<String, Integer> event, Context context) {
        return price(event.get("start"), random().nextGaussian());
    }
}
