package com.acme.bandit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.SplittableRandom;
import org.crac.Core;
import org.crac.Resource;

public class BanditHandler implements RequestHandler<List<Double>, Integer>, Resource {
    private static final double RATE = 0.1;

    private SplittableRandom random = new SplittableRandom();

    public BanditHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random = new SplittableRandom(20240607L); // expect: hook-reseeds-with-constant
    }

    @Override
    public Integer handleRequest(List<Double> scores, Context context) {
        if (random.nextDouble() < RATE) {
            return random.nextInt(scores.size());
        }
        int best = 0;
        for (int i = 1; i < scores.size(); i++) {
            best = scores.get(i) > scores.get(best) ? i : best;
        }
        return best;
    }
}
