package com.acme.loot;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** Two fields hold the generator, and the hook assigns both. */
public class LootHandler implements RequestHandler<Map<String, Integer>, Integer>, Resource {
    private final Chest chest = new Chest();
    private Random random;

    public LootHandler() {
        install(new Random());
        Core.getGlobalContext().register(this);
    }

    private void install(Random generator) {
        random = generator;
        chest.random = generator;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        install(new Random(new SecureRandom().nextLong()));
    }

    @Override
    public Integer handleRequest(Map<String, Integer> event, Context context) {
        return chest.open(event.get("level")) + random.nextInt(3);
    }

    private static final class Chest {
        private Random random;

        int open(int level) {
            return 10 * level + random.nextInt(10);
        }
    }
}
