package com.acme.seats;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

public class SeatHandler implements RequestHandler<List<String>, String>, Resource {
    private final Random random = new Random();

    {
        Core.getGlobalContext().register(this);
    }

    @Override
    public String handleRequest(List<String> free, Context context) {
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
