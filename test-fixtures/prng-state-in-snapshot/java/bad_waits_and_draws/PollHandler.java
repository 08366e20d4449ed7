package com.acme.poll;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;

/** One generator says how long to wait (a note), the other also makes codes. */
public class PollHandler implements RequestHandler<Map<String, String>, String> {
    private final Object signal = new Object();
    private final Random jitter = new Random(); // note: prng-state-in-snapshot
    private final Random shared = new Random(); // expect: prng-state-in-snapshot

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            synchronized (signal) {
                signal.wait(50 + jitter.nextInt(20));
                signal.wait(5 + shared.nextInt(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return event.get("user") + "-" + shared.nextInt(1_000_000);
    }
}
