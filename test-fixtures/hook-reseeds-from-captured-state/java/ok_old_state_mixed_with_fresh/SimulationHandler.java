package com.acme.simulation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.SplittableRandom;
import org.crac.Core;
import org.crac.Resource;

/** The old generator and the kernel both have a part in the new seed. */
public class SimulationHandler implements RequestHandler<Map<String, Integer>, Double>, Resource {
    private SplittableRandom paths = new SplittableRandom();

    public SimulationHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        long fresh = new SecureRandom().nextLong();
        paths = new SplittableRandom(paths.nextLong() ^ fresh);
    }

    @Override
    public Double handleRequest(Map<String, Integer> event, Context context) {
        double sum = 0;
        for (int i = 0; i < event.get("paths"); i++) {
            sum += paths.nextDouble();
        }
        return sum;
    }
}
