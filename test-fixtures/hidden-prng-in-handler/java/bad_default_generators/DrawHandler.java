package com.acme.draws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Both take their seed from a static counter of their class. */
public class DrawHandler implements RequestHandler<Map<String, List<String>>, List<String>> {
    @Override
    public List<String> handleRequest(Map<String, List<String>> event, Context context) {
        List<String> gold = event.get("gold");
        List<String> silver = event.get("silver");
        SplittableRandom random = new SplittableRandom(); // expect: hidden-prng-in-handler
        String first = gold.get(random.nextInt(gold.size()));
        int index = RandomGenerator.getDefault().nextInt(silver.size()); // expect: hidden-prng-in-handler
        return List.of(first, silver.get(index));
    }
}
