package com.acme.bandit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import org.crac.Core;
import org.crac.Resource;

public class BanditHandler implements RequestHandler<List<Double>, Integer> {
    private final Explorer explorer = new Explorer(0.1);

    public BanditHandler() {
        Core.getGlobalContext().register(explorer);
    }

    @Override
    public Integer handleRequest(List<Double> scores, Context context) {
        return explorer.choose(scores);
    }

    /** A resource that the handler holds, and whose generator nobody else has. */
    static final class Explorer implements Resource {
        private final double rate;
        private SplittableRandom random = new SplittableRandom();

        Explorer(double rate) {
            this.rate = rate;
        }

        int choose(List<Double> scores) {
            return random.nextDouble() < rate ? random.nextInt(scores.size()) : 0;
        }

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            SecureRandom entropy = new SecureRandom();
            random = new SplittableRandom(entropy.nextLong());
        }
    }
}
