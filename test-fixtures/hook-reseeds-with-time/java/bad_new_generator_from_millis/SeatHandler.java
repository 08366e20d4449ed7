package com.acme.seats;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** Many clones are restored in the same millisecond. */
public class SeatHandler implements RequestHandler<List<String>, String> {
    private final Seats seats = new Seats();

    public SeatHandler() {
        Core.getGlobalContext().register(seats);
    }

    @Override
    public String handleRequest(List<String> free, Context context) {
        return seats.pick(free);
    }

    static final class Seats implements Resource {
        private Random random = new Random();

        String pick(List<String> free) {
            return free.get(random.nextInt(free.size()));
        }

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            random = new Random(System.currentTimeMillis()); // expect: hook-reseeds-with-time
        }
    }
}
