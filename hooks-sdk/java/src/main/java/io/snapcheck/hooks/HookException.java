package io.snapcheck.hooks;

import java.util.Collections;
import java.util.List;

/** Base of {@link CheckpointException} and {@link RestoreException}: what the hooks threw is suppressed in it, in order. */
public abstract class HookException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<HookRuntime.Ran> failures;
    private final String overBudget;

    HookException(String phase, List<HookRuntime.Ran> failures, String overBudget) {
        super(message(phase, failures, overBudget));
        this.failures = failures;
        this.overBudget = overBudget;
        for (HookRuntime.Ran failure : failures) {
            addSuppressed(failure.error());
        }
    }

    /** The hooks that failed, in order. */
    public List<HookRuntime.Ran> failures() {
        return failures != null ? failures : Collections.emptyList(); // null in one that was serialized
    }

    /** The sentence about a phase that took too long, or null. */
    public String overBudget() {
        return overBudget;
    }

    private static String message(String phase, List<HookRuntime.Ran> failures, String overBudget) {
        StringBuilder text = new StringBuilder();
        if (!failures.isEmpty()) {
            text.append(failures.size()).append(' ').append(phase).append(failures.size() == 1 ? " hook failed" : " hooks failed");
        }
        for (HookRuntime.Ran failure : failures) {
            text.append("; ").append(failure.name()).append(": ").append(failure.error());
        }
        if (overBudget != null) {
            text.append(text.length() > 0 ? "; " : "").append(overBudget);
        }
        return text.toString();
    }
}
