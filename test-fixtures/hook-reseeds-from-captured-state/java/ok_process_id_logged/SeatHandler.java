package com.acme.seats;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.logging.Logger;
import org.crac.Core;
import org.crac.Resource;

/** The process id goes to the log, the seed comes from the kernel. */
public class SeatHandler implements RequestHandler<List<String>, String>, Resource {
    private static final Logger LOG = Logger.getLogger("seats");

    private final Random random = new Random();

    public SeatHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        long seed = new SecureRandom().nextLong();
        LOG.info("process " + ProcessHandle.current().pid() + " reseeds");
        random.setSeed(seed);
    }

    @Override
    public String handleRequest(List<String> free, Context context) {
        return free.get(random.nextInt(free.size()));
    }
}
