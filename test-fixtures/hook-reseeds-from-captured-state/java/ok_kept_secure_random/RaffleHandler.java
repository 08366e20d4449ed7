package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The object that makes the seed is from before the snapshot; its bytes come from the kernel now. */
public class RaffleHandler implements RequestHandler<List<String>, String>, Resource {
    private static final SecureRandom ENTROPY = new SecureRandom();

    private Random random = new Random();

    public RaffleHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random = new Random(ENTROPY.nextLong());
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        return participants.get(random.nextInt(participants.size()));
    }
}
