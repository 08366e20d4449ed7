package com.acme.shutdown;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;

/** Threads that are made and not started: a shutdown hook, and a factory for later. */
public class ShutdownHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final Queue<String> PENDING = new ArrayDeque<>();
    private static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task, "daemon");
        thread.setDaemon(true);
        return thread;
    };

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(PENDING.size() + " lost")));
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        PENDING.add(event.get("message"));
        DAEMONS.newThread(PENDING::poll).start();
        return PENDING.size();
    }
}
