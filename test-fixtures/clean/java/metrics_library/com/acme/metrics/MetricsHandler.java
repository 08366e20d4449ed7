package com.acme.metrics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.logging.Level;
import java.util.logging.Logger;

public class MetricsHandler implements RequestHandler<SQSEvent, Integer> {
    private static final Logger LOG = Logger.getLogger(MetricsHandler.class.getName());
    private static final Metrics METRICS = new Metrics("queue");
    private static final Metrics.Counter MESSAGES = METRICS.counter("messages");
    private static final Metrics.Counter BYTES = METRICS.counter("bytes");
    private static final Metrics.Timer TIMER = METRICS.timer("handling");

    static {
        LOG.setLevel(Level.INFO);
        METRICS.counter("restores");
    }

    @Override
    public Integer handleRequest(SQSEvent event, Context context) {
        try (Metrics.Timer.Sample ignored = TIMER.start()) {
            for (SQSEvent.SQSMessage message : event.getRecords()) {
                MESSAGES.increment();
                BYTES.add(message.getBody().length());
            }
        }
        LOG.info(METRICS::report);
        return event.getRecords().size();
    }
}
