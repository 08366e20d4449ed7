package com.acme.cleaner;

import jakarta.annotation.PostConstruct;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/** The constructor of Timer starts its thread. */
@Component
public class CleanerBean {
    private final ConcurrentLinkedQueue<String> expired = new ConcurrentLinkedQueue<>();
    private Timer timer;

    @PostConstruct
    void start() {
        timer = new Timer("cleaner", true); // expect: thread-or-timer-in-snapshot
    }

    public void expire(String session) {
        expired.add(session);
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                expired.remove(session);
            }
        }, 60_000L);
    }
}
