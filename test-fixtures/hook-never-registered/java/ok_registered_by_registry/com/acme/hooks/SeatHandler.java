package com.acme.hooks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.crac.Resource;

public class SeatHandler implements RequestHandler<List<String>, String> {
    private final Seats seats = Renewals.keep(new Seats());

    @Override
    public String handleRequest(List<String> free, Context context) {
        return seats.pick(free);
    }

    static class Seats implements Resource {
        private Random random = new Random();

        String pick(List<String> free) {
            return free.get(random.nextInt(free.size()));
        }

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            random = new Random(new SecureRandom().nextLong());
        }
    }
}
