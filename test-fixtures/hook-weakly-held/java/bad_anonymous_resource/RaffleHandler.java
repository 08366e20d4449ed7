package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The context holds resources weakly; the garbage collection before the snapshot takes this one. */
public class RaffleHandler implements RequestHandler<List<String>, String> {
    private static final Random RANDOM = new Random(); // expect: prng-state-in-snapshot

    static {
        Core.getGlobalContext().register(new Resource() { // expect: hook-weakly-held
            @Override
            public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
            }

            @Override
            public void afterRestore(org.crac.Context<? extends Resource> context) {
                RANDOM.setSeed(new SecureRandom().nextLong());
            }
        });
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        return participants.get(RANDOM.nextInt(participants.size()));
    }
}
