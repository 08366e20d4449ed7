package org.crac;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for org.crac 1.5 (github.com/CRaC/org.crac) in the conformance tests: the same names and behaviour, own code. It holds
 * resources weakly. With the property org.crac.Core.Compat it hands over to the package named there, as org.crac does: a proxy whose
 * handler is a weak reference, and whose toString() asks the resource. Without the property it is an implementation, which org.crac
 * is not (it would find none and do nothing); its phases are started by tests.
 */
public class Core {
    private static final Global GLOBAL = new Global();

    public static Context<Resource> getGlobalContext() {
        return GLOBAL;
    }

    public static void checkpointRestore() throws CheckpointException, RestoreException {
        CheckpointException failed = null;
        try {
            before();
        } catch (CheckpointException e) {
            failed = e;
        }
        try {
            after(); // also after a failed before-phase
        } catch (RestoreException e) {
            if (failed == null) {
                throw e;
            }
            failed.addSuppressed(e);
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** All before-notifications; CheckpointException with what they threw. */
    public static void before() throws CheckpointException {
        CheckpointException failed = new CheckpointException();
        for (int i = GLOBAL.resources.size() - 1; i >= 0; i--) {
            Resource resource = GLOBAL.resources.get(i).get();
            try {
                if (resource != null) {
                    resource.beforeCheckpoint(GLOBAL);
                }
            } catch (Throwable thrown) {
                failed.addSuppressed(thrown);
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    /** All after-notifications; RestoreException with what they threw. */
    public static void after() throws RestoreException {
        RestoreException failed = new RestoreException();
        for (WeakReference<Resource> reference : new ArrayList<>(GLOBAL.resources)) {
            Resource resource = reference.get();
            try {
                if (resource != null) {
                    resource.afterRestore(GLOBAL);
                }
            } catch (Throwable thrown) {
                failed.addSuppressed(thrown);
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    private static final class Wrapper extends WeakReference<Resource> implements InvocationHandler {
        Wrapper(Resource resource) {
            super(resource);
        }

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            Resource held = get();
            if (method.getName().equals("toString")) {
                return "org.crac.ResourceWrapper[" + held.toString() + "]";
            }
            if (held != null) {
                Method same = Resource.class.getMethod(method.getName(), Context.class);
                try {
                    same.invoke(held, GLOBAL);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
            return null;
        }
    }

    private static final class Global extends Context<Resource> {
        final List<WeakReference<Resource>> resources = new ArrayList<>();

        @Override
        public void register(Resource resource) {
            String provider = System.getProperty("org.crac.Core.Compat");
            if (provider == null) {
                resources.add(new WeakReference<>(resource));
                return;
            }
            try {
                handOver(provider, resource);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private void handOver(String provider, Resource resource) throws ReflectiveOperationException {
            Class<?> type = Class.forName(provider + ".Resource");
            Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Wrapper(resource));
            Object context = Class.forName(provider + ".Core").getMethod("getGlobalContext").invoke(null);
            Class.forName(provider + ".Context").getMethod("register", type).invoke(context, proxy);
        }

        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {}

        @Override
        public void afterRestore(Context<? extends Resource> context) {}
    }
}
