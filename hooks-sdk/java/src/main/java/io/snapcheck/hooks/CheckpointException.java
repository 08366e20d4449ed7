package io.snapcheck.hooks;

import java.util.List;

/** Before-hooks failed: there must be no snapshot. */
public final class CheckpointException extends HookException {
    private static final long serialVersionUID = 1L;

    CheckpointException(List<HookRuntime.Ran> failures, String overBudget) {
        super("before-checkpoint", failures, overBudget);
    }
}
