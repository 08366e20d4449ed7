package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Random;

/** Seeding with the time at init does not help: it is the time of the snapshot. */
public class RaffleHandler implements RequestHandler<List<String>, String> {
    private final Random random;

    public RaffleHandler() {
        random = new Random(System.currentTimeMillis()); // expect: prng-state-in-snapshot
    }

    @Override
    public String handleRequest(List<String> participants, Context context) {
        if (participants.isEmpty()) {
            throw new IllegalArgumentException("nobody takes part");
        }
        String winner = participants.get(random.nextInt(participants.size()));
        context.getLogger().log("winner of " + participants.size() + ": " + winner);
        return winner;
    }
}
