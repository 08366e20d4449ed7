package com.acme.feeds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/** The timer is cancelled if the first feed cannot be read, and not otherwise. */
public class FeedHandler implements RequestHandler<Map<String, String>, String> {
    private final Map<String, String> feeds;
    private final Timer timer;

    public FeedHandler() {
        timer = new Timer("feeds", true); // expect: thread-or-timer-in-snapshot
        try {
            feeds = Map.copyOf(System.getenv());
        } catch (RuntimeException e) {
            timer.cancel();
            throw e;
        }
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                Thread.yield();
            }
        }, 1000);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return feeds.get(event.get("feed"));
    }
}
