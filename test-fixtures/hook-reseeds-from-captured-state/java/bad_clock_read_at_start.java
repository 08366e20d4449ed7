package com.acme.votes;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Random;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** The seed is a time, but not that of the restore. */
public class VoteHandler implements RequestHandler<String, String>, Resource {
    private final long seed = System.nanoTime(); // expect: timestamp-in-snapshot
    private Random random = new Random(seed);

    public VoteHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        random = new Random(seed); // expect: hook-reseeds-from-captured-state
    }

    @Override
    public String handleRequest(String voter, com.amazonaws.services.lambda.runtime.Context context) {
        return voter + "-" + random.nextInt(64);
    }
}
