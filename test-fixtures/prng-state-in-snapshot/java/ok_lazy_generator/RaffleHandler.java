package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;

public class RaffleHandler implements RequestHandler<List<String>, String> {
    private static Random random;

    private static synchronized Random random() {
        if (random == null) {
            random = new Random(new SecureRandom().nextLong());
        }
        return random;
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        return participants.get(random().nextInt(participants.size()));
    }
}
