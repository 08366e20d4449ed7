package io.snapcheck.hooks.crac;

/** What the hooks threw is suppressed in it. */
public class CheckpointException extends Exception {
    private static final long serialVersionUID = 1L;
}
