package com.acme.seats;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The process id is part of the snapshot as well. */
public class SeatHandler implements RequestHandler<List<String>, String>, Resource {
    private final Random random = new Random();

    public SeatHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random.setSeed(ProcessHandle.current().pid()); // expect: hook-reseeds-from-captured-state
    }

    @Override
    public String handleRequest(List<String> free, Context context) {
        return free.get(random.nextInt(free.size()));
    }
}
