package com.acme.games;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The warm-up before the snapshot is repeatable, the clones are not. */
public class GameHandler implements RequestHandler<Map<String, Integer>, Integer>, Resource {
    private final SecureRandom entropy = new SecureRandom();
    private Random random = new Random();

    public GameHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            play(i % 7);
        }
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random = new Random(entropy.nextLong());
    }

    private int play(int level) {
        return level + random.nextInt(6);
    }

    @Override
    public Integer handleRequest(Map<String, Integer> event, Context context) {
        return play(event.get("level"));
    }
}
