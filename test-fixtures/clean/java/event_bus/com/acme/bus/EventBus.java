package com.acme.bus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Calls listeners on the thread of the caller. */
public final class EventBus {
    private final Map<Class<?>, List<Consumer<Object>>> listeners = new ConcurrentHashMap<>();

    public <E> Registration on(Class<E> type, Consumer<? super E> listener) {
        Consumer<Object> wrapper = event -> listener.accept(type.cast(event));
        List<Consumer<Object>> list = listeners.computeIfAbsent(type, key -> new CopyOnWriteArrayList<>());
        list.add(wrapper);
        return () -> list.remove(wrapper);
    }

    public int publish(Object event) {
        int called = 0;
        for (Map.Entry<Class<?>, List<Consumer<Object>>> entry : listeners.entrySet()) {
            if (entry.getKey().isInstance(event)) {
                for (Consumer<Object> listener : entry.getValue()) {
                    listener.accept(event);
                    called++;
                }
            }
        }
        return called;
    }

    @FunctionalInterface
    public interface Registration {
        void cancel();
    }
}
