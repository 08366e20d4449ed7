package com.acme.simulation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/** Monte Carlo runs in parallel clones: all of them compute the same paths. */
public class SimulationHandler implements RequestHandler<Map<String, Double>, Double> {
    private static final RandomGenerator GENERATOR = new MersenneTwister(); // expect: prng-state-in-snapshot

    @Override
    public Double handleRequest(Map<String, Double> event, Context context) {
        double drift = event.get("drift");
        double volatility = event.get("volatility");
        double price = event.get("price");
        for (int day = 0; day < 250; day++) {
            price *= Math.exp(drift / 250 + volatility * GENERATOR.nextGaussian() / Math.sqrt(250));
        }
        return price;
    }
}
