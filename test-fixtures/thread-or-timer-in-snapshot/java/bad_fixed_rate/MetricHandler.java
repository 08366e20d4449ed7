package com.acme.metrics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** After the restore all runs that were missed since the snapshot come in a burst. */
public class MetricHandler implements RequestHandler<Map<String, String>, Long> {
    private static final ScheduledExecutorService SCHEDULER = Executors.newSingleThreadScheduledExecutor();
    private static final LongAdder REQUESTS = new LongAdder();

    static {
        SCHEDULER.scheduleAtFixedRate(MetricHandler::flush, 10, 10, TimeUnit.SECONDS); // expect: thread-or-timer-in-snapshot
    }

    private static void flush() {
        System.out.println("requests " + REQUESTS.sumThenReset());
    }

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        REQUESTS.increment();
        return REQUESTS.sum();
    }
}
