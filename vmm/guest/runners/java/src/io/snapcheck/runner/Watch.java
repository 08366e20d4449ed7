package io.snapcheck.runner;

import io.snapcheck.hooks.HookRuntime;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/**
 * A thread beside a phase of hooks: when the phase is not through after `limit` seconds, it answers instead of the phase, and the
 * guest stands still from then on.
 */
final class Watch {
    private final Thread thread;

    /** `limit` 0: none. `answer` gets the name of the hook that hangs. */
    Watch(Agent agent, double limit, Function<String, Map<String, Object>> answer) {
        thread = new Thread(() -> watch(agent, limit, answer), "snapcheck-watch");
        thread.setDaemon(true);
        if (limit > 0) {
            thread.start();
        }
    }

    private static void watch(Agent agent, double limit, Function<String, Map<String, Object>> answer) {
        try {
            Thread.sleep((long) (limit * 1000));
            String name = HookRuntime.runningHook();
            agent.send(answer.apply(name != null ? name : "a hook"));
            agent.receive();
        } catch (InterruptedException inTime) {
            return; // the phase is through
        } catch (IOException agentIsGone) {
            // nobody to tell
        }
        Runtime.getRuntime().halt(1); // whatever was said: the phase is lost
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
