package io.snapcheck.hooks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Joins the first CRaC there is, by reflection: one long-lived resource of ours in its global context runs all our hooks.
 *
 * <p>Only one: org.crac hands over to the others (its system property org.crac.Core.Compat, javax.crac, jdk.crac; on Lambda the
 * property names Lambda's), and a hook must run once. Its context holds resources weakly, so ours is held here. If the property names
 * the package io.snapcheck.hooks.crac, we are behind org.crac ourselves and there is nothing to join.
 */
final class CracBridge {
    private static final String[] PACKAGES = {"org.crac", "jdk.crac", "javax.crac", "com.amazonaws.services.lambda.crac"};
    private static final String OWN_PACKAGE = "io.snapcheck.hooks.crac";

    private static final String joined = register();
    private static Object resource; // the strong reference

    private CracBridge() {}

    /** Joins, the first time it is called. */
    static void join() {
        // the static initialiser does it, once and for all threads
    }

    /** Asks CRaC for a checkpoint. False if there is none, or it cannot take one. */
    static boolean checkpoint() throws CheckpointException, RestoreException {
        if (joined == null || joined.startsWith("com.amazonaws.")) {
            return false; // Lambda decides itself when it takes a snapshot
        }
        try {
            load(joined + ".Core").getMethod("checkpointRestore").invoke(null);
            return true;
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            if (thrown instanceof UnsupportedOperationException) {
                return false;
            }
            throw translated(thrown);
        } catch (ReflectiveOperationException noSuchMethod) {
            return false;
        }
    }

    private static String register() {
        boolean behindOrgCrac = OWN_PACKAGE.equals(System.getProperty("org.crac.Core.Compat"));
        for (String candidate : PACKAGES) {
            if (candidate.equals("org.crac") && behindOrgCrac) {
                return null;
            }
            try {
                registerWith(candidate);
                return candidate;
            } catch (ReflectiveOperationException | LinkageError notThere) {
                // the next one
            }
        }
        return null;
    }

    private static void registerWith(String crac) throws ReflectiveOperationException {
        Class<?> resourceType = load(crac + ".Resource");
        Class<?> contextType = load(crac + ".Context");
        Object context = globalContext(crac, contextType);
        Object proxy = Proxy.newProxyInstance(
                resourceType.getClassLoader(), new Class<?>[] {resourceType}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "beforeCheckpoint":
                            beforeCheckpoint();
                            return null;
                        case "afterRestore":
                            afterRestore();
                            return null;
                        case "equals":
                            return self == arguments[0];
                        case "hashCode":
                            return System.identityHashCode(self);
                        default:
                            return "io.snapcheck.hooks";
                    }
                });
        resource = proxy;
        contextType.getMethod("register", resourceType).invoke(context, proxy);
    }

    /** Core.getGlobalContext() became Context.getGlobalContext() in later versions. */
    private static Object globalContext(String crac, Class<?> contextType) throws ReflectiveOperationException {
        Method method;
        try {
            method = load(crac + ".Core").getMethod("getGlobalContext");
        } catch (ReflectiveOperationException newer) {
            method = contextType.getMethod("getGlobalContext");
        }
        return method.invoke(null);
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, true, CracBridge.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return Class.forName(name, true, ofThread);
        }
    }

    private static volatile boolean imageWanted;

    private static void beforeCheckpoint() throws CheckpointException {
        imageWanted = false;
        Registry.INSTANCE.beforeSnapshot();
        imageWanted = true;
    }

    /** CRaC calls it at once after a failed before-phase, too. */
    private static void afterRestore() throws RestoreException {
        boolean restored = imageWanted || !Registry.INSTANCE.frozen();
        imageWanted = false;
        Registry.INSTANCE.afterRestore(restored);
    }

    /** CRaC's exception as ours: what we threw ourselves as it was, what other resources threw as failures. */
    private static CheckpointException translated(Throwable thrown) throws RestoreException {
        List<HookRuntime.Ran> failures = new ArrayList<>();
        for (Throwable one : thrown.getSuppressed()) {
            if (one instanceof CheckpointException && thrown.getSuppressed().length == 1) {
                return (CheckpointException) one;
            }
            if (one instanceof RestoreException && thrown.getSuppressed().length == 1) {
                throw (RestoreException) one;
            }
            failures.add(new HookRuntime.Ran(joined, 0, one));
        }
        if (failures.isEmpty()) {
            failures = Collections.singletonList(new HookRuntime.Ran(joined, 0, thrown));
        }
        if (thrown.getClass().getSimpleName().equals("RestoreException")) {
            throw new RestoreException(failures, null);
        }
        return new CheckpointException(failures, null);
    }
}
