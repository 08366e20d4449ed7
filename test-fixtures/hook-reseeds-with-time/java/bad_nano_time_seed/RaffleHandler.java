package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The monotonic clock of a restored guest starts where it stopped: the clones read nearly the same value. */
public class RaffleHandler implements RequestHandler<List<String>, String>, Resource {
    private final Random random = new Random();

    public RaffleHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random.setSeed(System.nanoTime()); // expect: hook-reseeds-with-time
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        return participants.get(random.nextInt(participants.size()));
    }
}
