package com.acme.logs;

import static java.util.concurrent.ThreadLocalRandom.current;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.stream.Collectors;

/** A sample of the log lines; the same positions in every clone. */
public class LogHandler implements RequestHandler<SQSEvent, List<String>> {
    private static final double RATE = 0.05;

    @Override
    public List<String> handleRequest(SQSEvent event, Context context) {
        return event.getRecords().stream()
                .filter(message -> current().nextDouble() < RATE) // expect: hidden-prng-in-handler
                .map(SQSEvent.SQSMessage::getBody)
                .collect(Collectors.toList());
    }
}
