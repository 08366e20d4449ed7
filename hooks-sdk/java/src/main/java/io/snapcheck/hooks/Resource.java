package io.snapcheck.hooks;

/** Both hooks in one object, in the shape of org.crac.Resource without the context. {@link Hooks#register} holds it strongly. */
public interface Resource {
    void beforeCheckpoint() throws Exception;

    void afterRestore() throws Exception;
}
