package com.acme.flags;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;

/** The first request of a clone starts the timer. */
public class FlagHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final Map<String, Boolean> flags = new ConcurrentHashMap<>();
    private Timer timer;

    private synchronized void ensureStarted() {
        if (timer == null) {
            timer = new Timer("flags", true);
            timer.schedule(new TimerTask() {
                @Override
                public void run() {
                    flags.clear();
                }
            }, 30_000L, 30_000L);
        }
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        ensureStarted();
        return flags.computeIfAbsent(event.get("flag"), name -> name.startsWith("new-"));
    }
}
