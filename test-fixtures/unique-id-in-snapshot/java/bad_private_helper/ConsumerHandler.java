package com.acme.stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Logger;

public class ConsumerHandler implements RequestHandler<KinesisEvent, Void> {
    private static final Logger LOG = Logger.getLogger(ConsumerHandler.class.getName());

    private final String consumerName = newConsumerName("clicks"); // expect: unique-id-in-snapshot
    private long processed;

    private static String newConsumerName(String stream) {
        String suffix = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return String.format(Locale.ROOT, "%s-consumer-%s", stream, suffix);
    }

    @Override
    public Void handleRequest(KinesisEvent event, Context context) {
        for (KinesisEvent.KinesisEventRecord record : event.getRecords()) {
            processed++;
            LOG.info(() -> consumerName + " read " + record.getKinesis().getSequenceNumber());
        }
        LOG.info(() -> consumerName + " has read " + processed + " records");
        return null;
    }
}
