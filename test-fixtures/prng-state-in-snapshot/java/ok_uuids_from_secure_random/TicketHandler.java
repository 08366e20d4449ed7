package com.acme.tickets;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.RandomBasedGenerator;
import java.security.SecureRandom;
import java.util.Map;

/** The ids come from the system, as do those of a generator that is made without an argument. */
public class TicketHandler implements RequestHandler<Map<String, String>, String> {
    private static final RandomBasedGenerator IDS = Generators.randomBasedGenerator(new SecureRandom());
    private static final RandomBasedGenerator OTHERS = Generators.randomBasedGenerator();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("queue") + "-" + IDS.generate() + OTHERS.generate();
    }
}
