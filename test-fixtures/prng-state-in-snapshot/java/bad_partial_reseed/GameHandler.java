package com.acme.games;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.crac.Core;
import org.crac.Resource;

/** Two generators, and the hook renews one of them. */
public class GameHandler implements RequestHandler<Map<String, Integer>, Map<String, Integer>>, Resource {
    private final Random dice = new Random();
    private SplittableRandom loot = new SplittableRandom(); // expect: prng-state-in-snapshot

    public GameHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        dice.setSeed(new SecureRandom().nextLong());
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, Integer> event, Context context) {
        int level = event.get("level");
        return Map.of("damage", level + dice.nextInt(6), "gold", loot.nextInt(10 * level + 1));
    }
}
