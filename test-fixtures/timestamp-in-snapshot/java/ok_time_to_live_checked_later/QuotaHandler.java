package com.acme.quota;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The window starts with the first request. */
public class QuotaHandler implements RequestHandler<Map<String, Integer>, Integer> {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Clock clock;
    private Instant windowEnd;
    private int used;

    public QuotaHandler() {
        this(Clock.systemUTC());
    }

    QuotaHandler(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer handleRequest(Map<String, Integer> event, Context context) {
        Instant now = clock.instant();
        if (windowEnd == null || now.isAfter(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            used = 0;
        }
        used += event.get("units");
        return Math.max(0, 10_000 - used);
    }
}
