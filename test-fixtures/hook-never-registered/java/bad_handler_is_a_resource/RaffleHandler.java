package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.crac.Resource;

/** Implementing the interface is not enough: nobody tells the runtime about this object. */
public class RaffleHandler implements RequestHandler<List<String>, String>, Resource {
    private final Random random = new Random(); // expect: prng-state-in-snapshot

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) { // expect: hook-never-registered
        random.setSeed(new SecureRandom().nextLong());
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        return participants.get(random.nextInt(participants.size()));
    }
}
