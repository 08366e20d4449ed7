package com.acme.quota;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The deadline was computed before the snapshot; the clones are late from the first request on, or for ever early. */
public class QuotaHandler implements RequestHandler<Map<String, Integer>, Integer> {
    // expect: timestamp-in-snapshot
    private static final long DEADLINE = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);

    private int used;

    @Override
    public Integer handleRequest(Map<String, Integer> event, Context context) {
        if (System.nanoTime() - DEADLINE > 0) {
            return 0;
        }
        used += event.get("units");
        return Math.max(0, 10_000 - used);
    }
}
