package io.snapcheck.hooks.crac;

import io.snapcheck.hooks.HookRuntime;
import io.snapcheck.hooks.Hooks;
import java.lang.ref.Reference;
import java.lang.reflect.Proxy;

/** The global context: its resources are hooks of {@link Hooks}. */
public class Context<R extends Resource> {
    Context() {}

    public void register(R resource) {
        Reference<?> holder = holderOf(resource);
        Object referent = holder != null ? holder.get() : resource;
        String name = (referent != null ? referent : resource).getClass().getName();
        Hooks.beforeCheckpoint(name + ".beforeCheckpoint", new Call(holder, () -> resource.beforeCheckpoint(this)));
        Hooks.afterRestore(name + ".afterRestore", new Call(holder, () -> resource.afterRestore(this)));
    }

    /**
     * What org.crac registers is a proxy whose handler is a weak reference to the user's resource; null for anything else. Its
     * toString() would run the user's code, perhaps of an object whose constructor is still at work, and name an address.
     */
    private static Reference<?> holderOf(Object resource) {
        Object handler = Proxy.isProxyClass(resource.getClass()) ? Proxy.getInvocationHandler(resource) : null;
        return handler instanceof Reference ? (Reference<?>) handler : null;
    }

    private static final class Call implements Hooks.Action, HookRuntime.WeaklyHeld {
        private final Reference<?> holder;
        private final Hooks.Action action;

        Call(Reference<?> holder, Hooks.Action action) {
            this.holder = holder;
            this.action = action;
        }

        @Override
        public void run() throws Exception {
            action.run();
        }

        @Override
        public boolean gone() {
            return holder != null && holder.get() == null;
        }
    }
}
