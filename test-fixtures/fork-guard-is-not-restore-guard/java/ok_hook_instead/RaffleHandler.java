package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** A hook knows about the restore; the process id is only logged. */
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
        random = new Random(new SecureRandom().nextLong());
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        context.getLogger().log("process " + ProcessHandle.current().pid());
        return participants.get(random.nextInt(participants.size()));
    }
}
