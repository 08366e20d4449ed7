package com.acme.queue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.concurrent.ThreadLocalRandom;

public class QueueHandler implements RequestHandler<SQSEvent, String> {
    private static final String GROUP_PREFIX = "group-";
    private final String messageGroup;

    public QueueHandler() {
        long number = ThreadLocalRandom.current().nextLong(1_000_000L); // expect: random-value-in-snapshot
        messageGroup = GROUP_PREFIX + Long.toString(number, 36);
    }

    @Override
    public String handleRequest(SQSEvent event, Context context) {
        event.getRecords().forEach(message ->
                context.getLogger().log(messageGroup + " <- " + message.getMessageId()));
        return messageGroup;
    }
}
