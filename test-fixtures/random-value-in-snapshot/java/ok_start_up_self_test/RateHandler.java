package com.acme.rates;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random sample of the table is checked at start-up; nothing of it is kept. */
public class RateHandler implements RequestHandler<Map<String, Integer>, Integer> {
    private static final List<Integer> RATES = List.of(120, 135, 150, 190, 240, 310);

    static {
        Random random = new Random();
        for (int i = 0; i < 3; i++) {
            int probe = random.nextInt(RATES.size() - 1);
            if (RATES.get(probe) > RATES.get(probe + 1)) {
                throw new IllegalStateException("rates are not sorted");
            }
        }
    }

    @Override
    public Integer handleRequest(Map<String, Integer> event, Context context) {
        return RATES.get(Math.min(event.get("zone"), RATES.size() - 1));
    }
}
