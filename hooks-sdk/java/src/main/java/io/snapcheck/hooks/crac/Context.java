package io.snapcheck.hooks.crac;

import io.snapcheck.hooks.Hooks;
import java.lang.ref.Reference;
import java.lang.reflect.Proxy;

/** The global context: its resources are hooks of {@link Hooks}. */
public class Context<R extends Resource> {
    Context() {}

    public void register(R resource) {
        String name = nameOf(resource);
        Hooks.beforeCheckpoint(name + ".beforeCheckpoint", () -> resource.beforeCheckpoint(this));
        Hooks.afterRestore(name + ".afterRestore", () -> resource.afterRestore(this));
    }

    /**
     * The class of the user's resource. What org.crac registers is a proxy whose handler is a weak reference to it. Its toString()
     * would run the user's code, perhaps of an object whose constructor is still at work, and name an address.
     */
    private static String nameOf(Object resource) {
        if (Proxy.isProxyClass(resource.getClass())) {
            Object handler = Proxy.getInvocationHandler(resource);
            Object referent = handler instanceof Reference ? ((Reference<?>) handler).get() : null;
            return (referent != null ? referent : handler).getClass().getName();
        }
        return resource.getClass().getName();
    }
}
