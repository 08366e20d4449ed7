package com.acme.strings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A bounded memo for pure functions. */
public final class Lru<K, V> {
    private static final Lru<String, String> SLUGS = new Lru<>(1000, Slugs::slug);

    private final Map<K, V> entries;
    private final Function<? super K, ? extends V> function;
    private long hits;
    private long misses;

    public Lru(int capacity, Function<? super K, ? extends V> function) {
        this.function = function;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    public static String slug(String title) {
        return SLUGS.get(title);
    }

    public synchronized V get(K key) {
        V value = entries.get(key);
        if (value == null) {
            misses++;
            value = function.apply(key);
            entries.put(key, value);
        } else {
            hits++;
        }
        return value;
    }

    public synchronized double hitRate() {
        long total = hits + misses;
        return total == 0 ? 0 : (double) hits / total;
    }
}
