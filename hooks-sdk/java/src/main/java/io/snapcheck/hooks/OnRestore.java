package io.snapcheck.hooks;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A value that is made at its first use, and again at the first use after each restore.
 *
 * <pre>{@code
 * private static final OnRestore<String> ID = OnRestore.of(() -> UUID.randomUUID().toString());
 * private final OnRestore<Connection> database = OnRestore.of(this::connect, Connection::close);
 *
 * ... ID.get() ... database.get().prepareStatement(...)
 * }</pre>
 *
 * <p>The field may be final. Threads that ask at the same time get the same value, made once. With a closing action the value is
 * closed and dropped before a snapshot, so that the image has no open connection. A thread that asks between then and the restore
 * gets a value for that time, which is closed in the clone. Hold the OnRestore, not what get() returned.
 */
public final class OnRestore<T> {
    /** What closes a value. */
    @FunctionalInterface
    public interface Closer<T> {
        void close(T value) throws Exception;
    }

    private final Callable<? extends T> factory;
    private final Closer<? super T> closer;
    private final String place;
    private final Registry.Value tracked = new Tracked();
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Made<T> made;

    /** A value and the generation in which it was made, published together. */
    private static final class Made<T> {
        final T value;
        final long generation;

        Made(T value, long generation) {
            this.value = value;
            this.generation = generation;
        }
    }

    private OnRestore(Callable<? extends T> factory, Closer<? super T> closer) {
        this.factory = Objects.requireNonNull(factory, "OnRestore needs something that makes the value");
        this.closer = closer;
        this.place = closer == null ? null : Registry.placeOfCaller(); // only what closes is ever named
        Registry.INSTANCE.track(tracked);
    }

    public static <T> OnRestore<T> of(Callable<? extends T> factory) {
        return new OnRestore<>(factory, null);
    }

    public static <T> OnRestore<T> of(Callable<? extends T> factory, Closer<? super T> closer) {
        return new OnRestore<>(factory, Objects.requireNonNull(closer, "closer"));
    }

    /**
     * The value of this generation.
     *
     * @throws IllegalStateException the factory threw a checked exception, which is the cause
     */
    public T get() {
        Made<T> current = made;
        if (current != null && current.generation == Registry.INSTANCE.generation) {
            return current.value;
        }
        return make();
    }

    /** What it holds now, of whatever generation, or null; makes nothing. */
    public T peek() {
        Made<T> current = made;
        return current == null ? null : current.value;
    }

    private T make() {
        lock.lock();
        try {
            Made<T> current = made;
            long generation = Registry.INSTANCE.generation;
            if (current == null || current.generation != generation) {
                made = null;
                discard(current);
                current = new Made<>(factory.call(), generation);
                made = current;
            }
            return current.value;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the value could not be made: " + e, e);
        } finally {
            lock.unlock();
        }
    }

    /** A value that was made after the before-phase, or that no before-phase closed. Its peer may be gone: errors say nothing. */
    private void discard(Made<T> old) {
        if (closer == null || old == null) {
            return;
        }
        try {
            closer.close(old.value);
        } catch (Exception ignored) {
            // dropped
        }
    }

    private final class Tracked implements Registry.Value {
        @Override
        public String name() {
            return "OnRestore of " + place;
        }

        @Override
        public boolean closes() {
            return closer != null && made != null;
        }

        @Override
        public void close() throws Exception {
            Made<T> current;
            lock.lock();
            try {
                current = made;
                made = null;
            } finally {
                lock.unlock();
            }
            if (current != null) {
                closer.close(current.value);
            }
        }

        @Override
        public void renew() {
            if (!lock.tryLock()) {
                return; // a thread makes one now, and the next use finds it old
            }
            try {
                Made<T> old = made;
                made = null;
                discard(old);
            } finally {
                lock.unlock();
            }
        }
    }
}
