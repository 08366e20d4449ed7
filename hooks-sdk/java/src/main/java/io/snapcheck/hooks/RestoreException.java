package io.snapcheck.hooks;

import java.util.List;

/** After-hooks failed: the restored process is not as it should be. */
public final class RestoreException extends HookException {
    private static final long serialVersionUID = 1L;

    RestoreException(List<HookRuntime.Ran> failures, String overBudget) {
        super("after-restore", failures, overBudget);
    }
}
