package com.acme.bandit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Random;

public class BanditHandler implements RequestHandler<List<String>, String> {
    // expect: suppression-without-reason, prng-state-in-snapshot
    private final Random random = new Random(); // snapcheck: ignore[prng-state-in-snapshot]

    private int picks;

    @Override
    public String handleRequest(List<String> arms, Context context) {
        picks++;
        context.getLogger().log("pick " + picks);
        return arms.get(random.nextInt(arms.size()));
    }
}
