package com.acme.bandit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.SplittableRandom;

/** An epsilon-greedy choice between variants of a page. */
public class BanditHandler implements RequestHandler<List<Double>, Integer> {
    private static final Explorer EXPLORER = new Explorer();

    static {
        EXPLORER.setRate(0.1);
        EXPLORER.setRandom(new SplittableRandom()); // expect: prng-state-in-snapshot
    }

    @Override
    public Integer handleRequest(List<Double> scores, Context context) {
        return EXPLORER.choose(scores);
    }

    static final class Explorer {
        private double rate;
        private SplittableRandom random;

        void setRate(double rate) {
            this.rate = rate;
        }

        void setRandom(SplittableRandom random) {
            this.random = random;
        }

        int choose(List<Double> scores) {
            if (random.nextDouble() < rate) {
                return random.nextInt(scores.size());
            }
            int best = 0;
            for (int i = 1; i < scores.size(); i++) {
                best = scores.get(i) > scores.get(best) ? i : best;
            }
            return best;
        }
    }
}
