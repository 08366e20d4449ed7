package io.snapcheck.runner;

import io.snapcheck.hooks.OnRestore;
import io.snapcheck.hooks.SnapSafeRandom;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the state of the program's classes by name, without running any of its code: fields by reflection, containers of the JDK by
 * their own methods. Values are compared between machines, so none may say where something is.
 */
final class State {
    private static final int DEEPEST = 6;
    private static final int LONGEST_TEXT = 4096;
    /** Immutable values of the JDK with a text that tells all. */
    private static final Set<String> TEXTS = Set.of(
            "java.util.UUID", "java.math.BigDecimal", "java.math.BigInteger", "java.net.URI", "java.net.URL", "java.util.Locale",
            "java.util.Date", "java.io.File", "java.lang.StringBuilder", "java.lang.StringBuffer",
            "java.util.concurrent.atomic.LongAdder", "java.util.regex.Pattern");

    /** Classes of the JDK without fields that a subclass's state could lie in. */
    private static final Set<String> BARE = Set.of(
            "java.lang.Object", "java.lang.Record", "java.lang.Enum", "java.util.AbstractCollection", "java.util.AbstractMap");

    private final List<Class<?>> classes;
    private final Set<Class<?>> own;
    private final int limit;
    private final Map<Object, String> met = new IdentityHashMap<>();
    final List<Map<String, Object>> entries = new ArrayList<>();
    boolean truncated;

    private State(List<Class<?>> classes, int limit) {
        this.classes = classes;
        this.own = Set.copyOf(classes);
        this.limit = limit;
    }

    static State read(Program program, int limit) {
        State state = new State(program.classes(), limit);
        for (Class<?> type : state.classes) {
            state.fields(type, null, type.getName(), 0);
        }
        if (program.handler() != null) {
            state.met.put(program.handler(), program.handler().getClass().getName());
            state.object(program.handler(), program.handler().getClass().getName(), 0);
        }
        state.entries.sort(Comparator.comparing(entry -> (String) entry.get("path")));
        return state;
    }

    /** Static fields of a class (object == null), or the instance fields that the class declares. Whether all could be read. */
    private boolean fields(Class<?> type, Object object, String path, int depth) {
        boolean whole = true;
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) != (object == null)
                    || field.isSynthetic() && !field.getName().startsWith("val$") && !field.getName().startsWith("arg$")) {
                continue;
            }
            try {
                field.setAccessible(true);
                place(type.getName() + "." + field.getName(), path + "." + field.getName(), field.get(object), depth);
            } catch (InaccessibleObjectException | IllegalAccessException | LinkageError e) {
                whole = false; // of a module that is closed, or of a class whose initialiser failed
            }
        }
        return whole;
    }

    private void place(String name, String path, Object value, int depth) {
        if (entries.size() >= limit) {
            truncated = true;
            return;
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entries.add(entry);
        entry.put("name", name);
        entry.put("path", path);
        entry.put("type", value == null ? "null" : value.getClass().getTypeName());
        if (value == null || plain(value) != null) {
            entry.put("value", value == null ? null : plain(value));
            if (value instanceof Enum) {
                constant(path, value, depth, entry);
            }
            return;
        }
        String first = met.putIfAbsent(value, path);
        if (first != null) {
            entry.put("same", first);
            return;
        }
        String digest = generator(value);
        if (digest != null) {
            entry.put("value", digest);
        }
        if (depth >= DEEPEST || !inside(name, path, value, depth + 1)) {
            entry.put("unread", true);
        }
    }

    /** The fields of a constant of the program's enumerations, once. */
    private void constant(String path, Object value, int depth, Map<String, Object> entry) {
        boolean ours = own.contains(value.getClass()) && !met.containsKey(value);
        if (ours && depth < DEEPEST) {
            met.put(value, path);
            if (!object(value, path, depth + 1)) {
                entry.put("unread", true);
            }
        } else if (ours) {
            entry.put("unread", true);
        }
    }

    /** Whether that is all there is in the value; what it holds has entries of its own. */
    private boolean inside(String name, String path, Object value, int depth) {
        boolean whole = true;
        if (value instanceof Object[] || value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value) && !truncated; i++) {
                place(name, path + "[" + i + "]", Array.get(value, i), depth);
            }
        } else if (own.contains(value.getClass()) || value.getClass().isHidden()) {
            return object(value, path, depth);
        } else if (value instanceof OnRestore) {
            place(name, path + ".peek()", ((OnRestore<?>) value).peek(), depth);
        } else if (value instanceof Map) {
            Map<String, Object> sorted = new TreeMap<>();
            ((Map<?, ?>) value).forEach((key, element) -> sorted.put(keyText(key), element));
            sorted.forEach((key, element) -> place(name, path + "[" + key + "]", element, depth));
            whole = sorted.size() == ((Map<?, ?>) value).size() && ((Map<?, ?>) value).keySet().stream().allMatch(State::tellsAll);
        } else if (value instanceof Set) {
            ((Set<?>) value).stream().map(State::keyText).sorted().forEach(key -> place(name, path + "{" + key + "}", key, depth));
            whole = ((Set<?>) value).stream().allMatch(State::tellsAll);
        } else if (value instanceof Collection) {
            int index = 0;
            for (Object element : (Collection<?>) value) {
                place(name, path + "[" + index++ + "]", element, depth);
            }
        } else if (value instanceof AtomicReference) {
            place(name, path + ".get()", ((AtomicReference<?>) value).get(), depth);
        } else if (value instanceof Optional) {
            place(name, path + ".get()", ((Optional<?>) value).orElse(null), depth);
        } else if (value.getClass() == CompletableFuture.class && finished((CompletableFuture<?>) value)) {
            place(name, path + ".get()", ((CompletableFuture<?>) value).getNow(null), depth);
        } else if (value instanceof java.security.Key) {
            byte[] encoded = ((java.security.Key) value).getEncoded();
            place(name, path + ".getEncoded()", encoded == null ? null : digest(java.util.HexFormat.of().formatHex(encoded)), depth);
            whole = encoded != null;
        } else {
            whole = value.getClass() == Random.class && generator(value) != null || keepsNothing(value);
        }
        return whole;
    }

    /** All instance fields, those of the program's superclasses too. Whether these are all that it has. */
    private boolean object(Object value, String path, int depth) {
        boolean whole = true;
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            if (own.contains(type) || type.isHidden()) {
                whole &= fields(type, value, path, depth);
            } else {
                whole &= BARE.contains(type.getName()) || type == Random.class && generator(value) != null;
            }
        }
        return whole;
    }

    /** Whether there is nothing in it that a program could have put there. */
    private static boolean keepsNothing(Object value) {
        if (value instanceof java.security.SecureRandom) {
            return ((java.security.SecureRandom) value).getAlgorithm().startsWith("NativePRNG");
        }
        return value.getClass() == Object.class || value.getClass() == SnapSafeRandom.class || value.getClass().getName().startsWith("java.util.concurrent.locks.");
    }

    private static boolean finished(CompletableFuture<?> future) {
        return future.isDone() && !future.isCompletedExceptionally();
    }

    /** A JSON scalar or a text for a value that is one; else null. */
    private static Object plain(Object value) {
        if (value instanceof String || value instanceof Character) {
            return shortened(value.toString());
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte || value instanceof Boolean) {
            return value;
        } else if (value instanceof Long || value instanceof Float || value instanceof Double) {
            return value.toString(); // more digits than JSON's readers keep
        } else if (value instanceof AtomicInteger || value instanceof AtomicLong || value instanceof AtomicBoolean) {
            return value.toString();
        } else if (value instanceof Enum) {
            return ((Enum<?>) value).name();
        } else if (value instanceof Class) {
            return ((Class<?>) value).getName();
        } else if (value instanceof byte[]) {
            return shortened(java.util.HexFormat.of().formatHex((byte[]) value));
        } else if (value instanceof ByteBuffer) {
            ByteBuffer all = ((ByteBuffer) value).duplicate().clear();
            byte[] bytes = new byte[all.remaining()];
            all.get(bytes);
            return shortened(java.util.HexFormat.of().formatHex(bytes));
        } else if (value instanceof char[]) {
            return shortened(new String((char[]) value));
        }
        String type = value.getClass().getName();
        boolean text = TEXTS.contains(type) || type.startsWith("java.time.") || type.startsWith("sun.nio.fs.UnixPath");
        return text ? shortened(value.toString()) : null;
    }

    private static String keyText(Object key) {
        Object plain = key == null ? "null" : plain(key);
        return plain != null ? String.valueOf(plain) : "<" + key.getClass().getName() + ">";
    }

    /** Whether keyText has all of a key. */
    private static boolean tellsAll(Object key) {
        return key == null || plain(key) != null;
    }

    /** The seed of a java.util.Random as a digest; it needs --add-opens java.base/java.util=ALL-UNNAMED. */
    private static String generator(Object value) {
        if (value instanceof SnapSafeRandom && ((SnapSafeRandom) value).awaitsSeed()) {
            return null; // of before the restore, and never used again
        }
        if (!(value instanceof Random) || value instanceof java.security.SecureRandom
                || value.getClass().getName().startsWith("java.util.concurrent.")) {
            return null;
        }
        try {
            Field seed = Random.class.getDeclaredField("seed");
            seed.setAccessible(true);
            return digest(String.valueOf(seed.get(value)));
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : digest(text);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + java.util.HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
