package com.acme.bandit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Random;

public class BanditHandler implements RequestHandler<List<String>, String> {
    private final Random random = new Random(); // snapcheck: ignore[prng-state-in-snapshot] colours only

    @Override
    public String handleRequest(List<String> colours, Context context) {
        return colours.get(random.nextInt(colours.size()));
    }
}
