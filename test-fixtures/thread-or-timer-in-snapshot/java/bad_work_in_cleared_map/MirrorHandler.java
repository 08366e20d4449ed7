package com.acme.mirrors;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.crac.Core;
import jdk.crac.Resource;

/** The hook empties the table of the threads, which run on for all that. */
public class MirrorHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final Map<String, Thread> mirrors = new ConcurrentHashMap<>();

    public MirrorHandler() {
        Core.getGlobalContext().register(this);
        mirrors.put("eu", new Thread(this::copy, "eu"));
        mirrors.get("eu").start(); // expect: thread-or-timer-in-snapshot
    }

    private void copy() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return mirrors.containsKey(event.get("region")) ? "mirrored" : "single";
    }

    @Override
    public void beforeCheckpoint(jdk.crac.Context<? extends Resource> context) {
        mirrors.clear();
    }

    @Override
    public void afterRestore(jdk.crac.Context<? extends Resource> context) {
    }
}
