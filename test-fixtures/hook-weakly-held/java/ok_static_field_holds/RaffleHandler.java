package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The same anonymous class as in the wrong version, but a static field holds it. */
public class RaffleHandler implements RequestHandler<List<String>, String> {
    private static final Random RANDOM = new Random();
    private static final Resource RENEWAL = new Resource() {
        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            RANDOM.setSeed(new SecureRandom().nextLong());
        }
    };

    static {
        Core.getGlobalContext().register(RENEWAL);
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        return participants.get(RANDOM.nextInt(participants.size()));
    }
}
