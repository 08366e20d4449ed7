package com.acme.seats;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** Registered by the first request: the restore is over, and the next clone starts from the snapshot again. */
public class SeatHandler implements RequestHandler<List<String>, String>, Resource {
    private final Random random = new Random(); // expect: prng-state-in-snapshot
    private boolean registered;

    @Override
    public String handleRequest(List<String> free, Context context) {
        if (!registered) {
            Core.getGlobalContext().register(this); // expect: hook-registered-too-late
            registered = true;
        }
        return free.get(random.nextInt(free.size()));
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random.setSeed(new SecureRandom().nextLong());
    }
}
