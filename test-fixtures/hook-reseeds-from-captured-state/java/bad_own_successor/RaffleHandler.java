package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The new seed is computed from the old generator, which is the same in all clones. */
public class RaffleHandler implements RequestHandler<List<String>, String>, Resource {
    private Random random = new Random();

    public RaffleHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random = new Random(random.nextLong()); // expect: hook-reseeds-from-captured-state
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        return participants.get(random.nextInt(participants.size()));
    }
}
