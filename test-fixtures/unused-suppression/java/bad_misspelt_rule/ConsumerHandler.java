package com.acme.consumers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.util.UUID;

/** A rule of this name does not exist: nothing is silenced. */
public class ConsumerHandler implements RequestHandler<KinesisEvent, String> {
    private final String consumer;

    public ConsumerHandler() {
        // expect: unused-suppression
        // snapcheck: ignore[unique-ids-in-snapshot] the group is balanced again after every restore
        consumer = "billing-" + UUID.randomUUID(); // expect: unique-id-in-snapshot
    }

    @Override
    public String handleRequest(KinesisEvent event, Context context) {
        return consumer + " read " + event.getRecords().size();
    }
}
