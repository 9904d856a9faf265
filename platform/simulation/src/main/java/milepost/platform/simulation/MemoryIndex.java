package milepost.platform.simulation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a table by something that they say, in the order of their keys; it follows every change of the table. */
public final class MemoryIndex<I, K, V> {

    private final Function<? super V, ? extends I> by;
    private final Comparator<? super K> order;
    private final Map<I, TreeMap<K, V>> groups = new HashMap<>();

    MemoryIndex(Function<? super V, ? extends I> by, Comparator<? super K> order) {
        this.by = by;
        this.order = order;
    }

    /** A view; not to be held across changes. */
    public Stream<V> of(I value) {
        TreeMap<K, V> group = groups.get(value);
        return group == null ? Stream.empty() : group.values().stream();
    }

    void changed(K key, @Nullable V before, @Nullable V after) {
        if (before != null) {
            groups.get(by.apply(before)).remove(key);
        }
        if (after != null) {
            groups.computeIfAbsent(by.apply(after), _ -> new TreeMap<>(order)).put(key, after);
        }
    }

    void cleared() {
        groups.clear();
    }
}
