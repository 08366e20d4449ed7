package com.acme.dice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;

public class DiceHandler implements RequestHandler<Map<String, Integer>, Integer> {
    private final Dice dice = new Dice(); // expect: prng-state-in-snapshot

    @Override
    public Integer handleRequest(Map<String, Integer> event, Context context) {
        int sum = 0;
        for (int i = 0; i < event.get("dice"); i++) {
            sum += dice.roll(event.getOrDefault("sides", 6));
        }
        return sum;
    }

    /** A generator by inheritance. */
    static class Dice extends Random {
        private static final long serialVersionUID = 1L;

        int roll(int sides) {
            return 1 + nextInt(sides);
        }
    }
}
