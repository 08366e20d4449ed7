package com.acme.games;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The object is shared by two others; setSeed renews it for all of them. */
public class GameHandler implements RequestHandler<Map<String, Integer>, Map<String, Integer>>, Resource {
    private static final Random RANDOM = new Random();

    private final Dice dice = new Dice(RANDOM, 6);
    private final Dice loot = new Dice(RANDOM, 100);

    public GameHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        RANDOM.setSeed(new SecureRandom().nextLong());
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, Integer> event, Context context) {
        return Map.of("damage", event.get("level") + dice.roll(), "gold", loot.roll());
    }

    private static final class Dice {
        private final Random random;
        private final int sides;

        Dice(Random random, int sides) {
            this.random = random;
            this.sides = sides;
        }

        int roll() {
            return 1 + random.nextInt(sides);
        }
    }
}
