package io.snapcheck.hooks.crac;

/** The shape that org.crac expects of an implementation. */
public interface Resource {
    void beforeCheckpoint(Context<? extends Resource> context) throws Exception;

    void afterRestore(Context<? extends Resource> context) throws Exception;
}
