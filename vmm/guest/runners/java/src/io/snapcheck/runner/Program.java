package io.snapcheck.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The user's program: its class loader, its handler object, and the call of the handler. */
final class Program {
    /** Remembers the classes that it defined: those are the program's. The SDK comes from the runner's class path. */
    private static final class Loader extends URLClassLoader {
        final Map<String, Class<?>> defined = new ConcurrentSkipListMap<>();

        Loader(URL[] path) {
            super(path, Program.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            defined.put(name, found);
            return found;
        }
    }

    private final Loader loader;
    private final Object handler;
    private final Method method;

    private Program(Loader loader, Object handler, Method method) {
        this.loader = loader;
        this.handler = handler;
        this.method = method;
    }

    /** Loads `pkg.Class::method` and runs its init code. What that throws comes out as it is. */
    static Program load(String target, List<?> path) throws Throwable {
        URL[] urls = new URL[path.size()];
        for (int i = 0; i < urls.length; i++) {
            File file = new File(String.valueOf(path.get(i)));
            if (!file.exists()) {
                throw new IllegalArgumentException("there is no " + file + " (`path` of init)");
            }
            urls[i] = file.toURI().toURL();
        }
        Loader loader = new Loader(urls);
        Thread.currentThread().setContextClassLoader(loader);
        String[] names = target.split("::", 2);
        if (loader.getResource(names[0].replace('.', '/') + ".class") == null) {
            throw new ClassNotFoundException(names[0] + " is not in the class path" + NearClasses.hint(names[0], path));
        }
        Class<?> type = Class.forName(names[0], true, loader);
        Method method = method(type, names.length > 1 ? names[1] : "handleRequest");
        Object handler = null;
        if (!Modifier.isStatic(method.getModifiers())) {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            try {
                handler = constructor.newInstance();
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
        return new Program(loader, handler, method);
    }

    /** The public method of that name with the most parameters that is not made by the compiler; as Lambda chooses. */
    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge() && !method.isSynthetic())
                .max(Comparator.comparingInt(Method::getParameterCount))
                .map(method -> {
                    method.setAccessible(true);
                    return method;
                })
                .orElseThrow(() -> new NoSuchMethodException(
                        type.getName() + " has no public method " + name + "; it has " + methodsOf(type)));
    }

    private static String methodsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class && !method.isSynthetic())
                .map(Method::getName)
                .sorted()
                .distinct()
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
    }

    /** The classes of the program that are loaded now. */
    List<Class<?>> classes() {
        return new ArrayList<>(loader.defined.values());
    }

    Object handler() {
        return handler;
    }

    Object invoke(Object event, Map<?, ?> context) throws Throwable {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        ByteArrayOutputStream output = null;
        for (int i = 0; i < types.length; i++) {
            if (types[i] == InputStream.class) {
                arguments[i] = new ByteArrayInputStream(Json.write(event).getBytes(StandardCharsets.UTF_8));
            } else if (types[i] == OutputStream.class) {
                output = new ByteArrayOutputStream();
                arguments[i] = output;
            } else if (i > 0 && types[i].isInterface()) {
                arguments[i] = context(types[i], context);
            } else {
                arguments[i] = Bind.to(method.getGenericParameterTypes()[i], event);
            }
        }
        Object result;
        try {
            result = method.invoke(handler, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (output == null) {
            return result;
        }
        String text = output.toString(StandardCharsets.UTF_8);
        try {
            return Json.read(text);
        } catch (IllegalArgumentException noJson) {
            return text;
        }
    }

    /** An object of the program's Context interface: request id, time left, a logger that prints; zero or null for the rest. */
    private static Object context(Class<?> type, Map<?, ?> context) {
        Object remaining = context.get("remaining_ms");
        long until = System.nanoTime() / 1_000_000 + (remaining instanceof Number ? ((Number) remaining).longValue() : 3000);
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
            switch (called.getName()) {
                case "getAwsRequestId":
                    return context.get("request_id");
                case "getRemainingTimeInMillis":
                    return (int) Math.max(0, until - System.nanoTime() / 1_000_000);
                case "getFunctionName":
                    return "snapcheck";
                case "log":
                    System.out.println(arguments[0] instanceof byte[]
                            ? new String((byte[]) arguments[0], StandardCharsets.UTF_8)
                            : arguments[0]);
                    return null;
                case "hashCode":
                    return 1;
                case "equals":
                    return self == arguments[0];
                case "toString":
                    return "Context";
                default:
                    Class<?> wanted = called.getReturnType();
                    if (wanted.isInterface() && !Set.of(Map.class, List.class).contains(wanted)) {
                        return context(wanted, context); // the logger
                    }
                    return wanted == int.class ? (Object) 0 : null;
            }
        });
    }
}
