package io.snapcheck.runner;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/**
 * A thread beside one that runs a phase of hooks or the handler: when that is not through after `limit` seconds, it answers
 * instead, and the guest stands still from then on.
 */
final class Watch {
    private final Thread thread;

    /** `limit` 0: none. `answer` gets where the thread stands that made this. */
    Watch(Agent agent, double limit, Function<String, Map<String, Object>> answer) {
        Thread watched = Thread.currentThread();
        thread = new Thread(() -> watch(agent, limit, watched, answer), "snapcheck-watch");
        thread.setDaemon(true);
        if (limit > 0) {
            thread.start();
        }
    }

    private static void watch(Agent agent, double limit, Thread watched, Function<String, Map<String, Object>> answer) {
        try {
            Thread.sleep((long) (limit * 1000));
            StringBuilder trace = new StringBuilder();
            for (StackTraceElement frame : watched.getStackTrace()) {
                trace.append("\tat ").append(frame).append('\n');
            }
            agent.send(answer.apply(trace.toString()));
            agent.receive();
        } catch (InterruptedException inTime) {
            return; // it is through
        } catch (IOException agentIsGone) {
            // nobody to tell
        }
        Runtime.getRuntime().halt(1); // whatever was said: the program cannot go on
    }

    /** No thread of the runner's is in the snapshot. */
    void end() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
