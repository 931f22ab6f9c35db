package dev.ringmaster.enricher.repository;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the values used last, up to a number. Thread-safe. */
final class Recent<K, V> {

    private final Map<K, V> kept;

    Recent(int atMost) {
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > atMost;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void put(K key, V value) {
        kept.put(key, value);
    }
}
