package com.acme.games;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The dice have been forgotten. */
public class GameHandler implements RequestHandler<Map<String, Integer>, Integer> {
    private final Loot loot = new Loot();
    private final Dice dice = new Dice();

    public GameHandler() {
        Core.getGlobalContext().register(loot);
    }

    @Override
    public Integer handleRequest(Map<String, Integer> event, Context context) {
        return event.get("level") * dice.random.nextInt(6) + loot.random.nextInt(100);
    }

    static class Loot implements Resource {
        private final Random random = new Random();

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            random.setSeed(new SecureRandom().nextLong());
        }
    }

    static class Dice implements Resource {
        private final Random random = new Random(); // expect: prng-state-in-snapshot

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) { // expect: hook-never-registered
            random.setSeed(new SecureRandom().nextLong());
        }
    }
}
