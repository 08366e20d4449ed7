package com.acme.metrics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.crac.Core;
import org.crac.Resource;

/** The task is cancelled for the snapshot, and scheduled again in every clone. */
public class MetricHandler implements RequestHandler<Map<String, String>, Long>, Resource {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final LongAdder requests = new LongAdder();
    private ScheduledFuture<?> task;

    public MetricHandler() {
        task = schedule();
        Core.getGlobalContext().register(this);
    }

    private ScheduledFuture<?> schedule() {
        return scheduler.scheduleWithFixedDelay(this::flush, 10, 10, TimeUnit.SECONDS);
    }

    private void flush() {
        System.out.println("requests " + requests.sumThenReset());
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        task.cancel(false);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        task = schedule();
    }

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        requests.increment();
        return requests.sum();
    }
}
