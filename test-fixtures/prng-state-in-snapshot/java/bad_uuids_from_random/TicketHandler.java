package com.acme.tickets;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.RandomBasedGenerator;
import java.util.Map;
import java.util.Random;

/** The ids come from the seed that the snapshot has. */
public class TicketHandler implements RequestHandler<Map<String, String>, String> {
    private static final RandomBasedGenerator IDS =
            Generators.randomBasedGenerator(new Random()); // expect: prng-state-in-snapshot

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("queue") + "-" + IDS.generate();
    }
}
