package com.acme.dice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crac.Core;

/** Several objects share one generator, which is reseeded in place after a restore. */
public class GameHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final FairRandom RANDOM = new FairRandom();
    private static final Map<String, Die> DICE = new LinkedHashMap<>();

    static {
        Core.getGlobalContext().register(RANDOM);
        for (int sides : List.of(4, 6, 8, 10, 12, 20)) {
            DICE.put("d" + sides, new Die(RANDOM, sides));
        }
    }

    private final Die fallback = DICE.get("d6");
    private long rolls;

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Die die = DICE.getOrDefault(String.valueOf(event.get("die")), fallback);
        int count = ((Number) event.getOrDefault("count", 1)).intValue();
        int[] result = new int[Math.min(count, 100)];
        for (int i = 0; i < result.length; i++) {
            result[i] = die.roll();
        }
        rolls += result.length;
        return Map.of("rolls", result, "total", rolls, "restores", RANDOM.restores());
    }
}
