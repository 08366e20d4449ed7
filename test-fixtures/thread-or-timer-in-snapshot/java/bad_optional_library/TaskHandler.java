package com.acme.task;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Timer;
import org.springframework.util.ClassUtils;

/** What only runs when a library is there that this tree does not have is a note; the JDK and the tree itself are there. */
public class TaskHandler implements RequestHandler<Map<String, String>, String> {
    private static final boolean MANAGED = ClassUtils.isPresent("jakarta.enterprise.concurrent.ManagedTask", null);
    private static final Class<?> METRICS = find("io.micrometer.core.instrument.Metrics");
    private static final Class<?> LOGGING = find("java.util.logging.Logger");
    private static final Class<?> AUDIT = find("com.acme.task.Audit");
    private static Timer managed;
    private static Timer metrics;
    private static Timer logging;
    private static Timer audit;
    private static Timer named;

    static {
        if (MANAGED) {
            managed = new Timer("managed", true); // note: thread-or-timer-in-snapshot
        }
        if (METRICS != null) {
            metrics = new Timer("metrics", true); // expect: thread-or-timer-in-snapshot
        }
        if (LOGGING != null) {
            logging = new Timer("logging", true); // expect: thread-or-timer-in-snapshot
        }
        if (AUDIT != null) {
            audit = new Timer("audit", true); // expect: thread-or-timer-in-snapshot
        }
        if (Boolean.getBoolean("java.task.named")) {
            named = new Timer("named", true); // note: thread-or-timer-in-snapshot
        }
    }

    private static Class<?> find(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("task") + managed + metrics + logging + audit + named;
    }
}
