package com.acme.budget;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.base.Stopwatch;
import java.util.Map;
import java.util.concurrent.TimeUnit;

public class BudgetHandler implements RequestHandler<Map<String, String>, Long> {
    private final Stopwatch sinceStart = Stopwatch.createStarted(); // expect: timestamp-in-snapshot
    private int requests;

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        requests++;
        long seconds = Math.max(1, sinceStart.elapsed(TimeUnit.SECONDS));
        context.getLogger().log(requests / seconds + " requests a second");
        return seconds;
    }
}
