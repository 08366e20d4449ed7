package com.acme.metrics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counters that count; nobody takes them for names. */
public class MetricsHandler implements RequestHandler<Map<String, String>, Long> {
    private static final AtomicLong REQUESTS = new AtomicLong();
    private static final LongAdder BYTES = new LongAdder();

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        long count = REQUESTS.incrementAndGet();
        BYTES.add(event.getOrDefault("body", "").length());
        if (count % 100 == 0) {
            context.getLogger().log("served " + count + " requests, " + BYTES.sum() + " bytes");
        }
        return count;
    }
}
