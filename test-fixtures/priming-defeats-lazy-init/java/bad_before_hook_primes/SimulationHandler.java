package com.acme.simulation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** Priming as recommended for speed: a request before the snapshot. */
public class SimulationHandler implements RequestHandler<Map<String, Integer>, Double>, Resource {
    private static Random random;

    public SimulationHandler() {
        Core.getGlobalContext().register(this);
    }

    private static Random random() {
        if (random == null) {
            random = new Random(); // expect: priming-defeats-lazy-init
        }
        return random;
    }

    @Override
    public Double handleRequest(Map<String, Integer> event, Context context) {
        double sum = 0;
        for (int i = 0; i < event.get("paths"); i++) {
            sum += random().nextGaussian();
        }
        return sum / event.get("paths");
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        handleRequest(Map.of("paths", 100), null);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
    }
}
