package com.acme.simulation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The generator is seeded late, but not late enough. */
public class SimulationHandler implements RequestHandler<Map<String, Integer>, Double> {
    private final Paths paths = new Paths();

    public SimulationHandler() {
        Core.getGlobalContext().register(paths);
    }

    @Override
    public Double handleRequest(Map<String, Integer> event, Context context) {
        return paths.mean(event.get("paths"));
    }

    static final class Paths implements Resource {
        private Random random;

        double mean(int count) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += random.nextGaussian();
            }
            return sum / count;
        }

        private void use(Random generator) {
            random = generator;
        }

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
            use(new Random()); // expect: hook-creates-before-snapshot
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
        }
    }
}
