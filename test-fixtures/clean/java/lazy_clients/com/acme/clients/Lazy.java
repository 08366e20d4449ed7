package com.acme.clients;

import java.util.function.Supplier;

/** Makes a value on first use. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<? extends T> source;
    private volatile T value;

    private Lazy(Supplier<? extends T> source) {
        this.source = source;
    }

    static <T> Lazy<T> of(Supplier<? extends T> source) {
        return new Lazy<>(source);
    }

    @Override
    public T get() {
        T current = value;
        if (current == null) {
            synchronized (this) {
                current = value;
                if (current == null) {
                    current = source.get();
                    value = current;
                }
            }
        }
        return current;
    }
}
