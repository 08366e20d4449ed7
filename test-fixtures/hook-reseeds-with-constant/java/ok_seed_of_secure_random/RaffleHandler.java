package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

public class RaffleHandler implements RequestHandler<List<String>, String>, Resource {
    private static final int SEED_BYTES = 8;

    private final Random random = new Random();

    public RaffleHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        byte[] seed = new SecureRandom().generateSeed(SEED_BYTES);
        random.setSeed(ByteBuffer.wrap(seed).getLong());
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        return participants.get(random.nextInt(participants.size()));
    }
}
