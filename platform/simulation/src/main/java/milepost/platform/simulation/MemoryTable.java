package milepost.platform.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows by key, in the order of their keys. Rows are immutable values: whoever changes one puts another in its place, and the
 * database takes that back when the transaction fails.
 */
public final class MemoryTable<K, V> {

    private final MemoryDatabase database;
    private final TreeMap<K, V> rows;
    private final List<MemoryIndex<?, K, V>> indexes = new ArrayList<>();
    private long changes;

    public static <K extends Comparable<? super K>, V> MemoryTable<K, V> in(MemoryDatabase database) {
        return new MemoryTable<>(database, Comparator.naturalOrder());
    }

    public MemoryTable(MemoryDatabase database, Comparator<? super K> order) {
        this.database = database;
        this.rows = new TreeMap<>(order);
        database.has(this);
    }

    /** How to put back what is in it now; a row is never changed, only replaced. */
    Runnable copy() {
        TreeMap<K, V> copied = new TreeMap<>(rows);
        return () -> become(copied);
    }

    /** What a table of the same kind in another database has. */
    @SuppressWarnings("unchecked")
    void become(MemoryTable<?, ?> other) {
        become((Map<K, V>) other.rows);
    }

    private void become(Map<K, V> others) {
        rows.clear();
        rows.putAll(others);
        changes++;
        indexes.forEach(index -> {
            index.cleared();
            rows.forEach((key, row) -> index.changed(key, null, row));
        });
    }

    /** For what is looked for often; made before there is anything in the table. */
    public <I> MemoryIndex<I, K, V> by(Function<? super V, ? extends I> what) {
        MemoryIndex<I, K, V> index = new MemoryIndex<>(what, rows.comparator());
        indexes.add(index);
        return index;
    }

    public @Nullable V get(K key) {
        return rows.get(key);
    }

    public boolean has(K key) {
        return rows.containsKey(key);
    }

    public void put(K key, V row) {
        V before = rows.put(key, row);
        changed(key, before, row);
        database.onRollback(() -> back(key, before));
    }

    public void remove(K key) {
        V before = rows.remove(key);
        if (before != null) {
            changed(key, before, null);
            database.onRollback(() -> back(key, before));
        }
    }

    public int size() {
        return rows.size();
    }

    /** A view; not to be held across changes. */
    public Collection<V> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    public Stream<V> where(Predicate<? super V> condition) {
        return rows.values().stream().filter(condition);
    }

    /** What follows a key, all of it where there is none: keyset pages. */
    public NavigableMap<K, V> after(@Nullable K key) {
        return Collections.unmodifiableNavigableMap(key == null ? rows : rows.tailMap(key, false));
    }

    /** As if the table had been dropped and made anew; for rebuilds, outside any transaction. */
    public void clear() {
        if (database.inTransaction()) {
            throw new IllegalStateException("a table is cleared while nobody works with it");
        }
        become(Map.of());
    }

    /** Another number than before where a row may have changed, be it back. */
    public long changes() {
        return changes;
    }

    private void back(K key, @Nullable V before) {
        changed(key, before == null ? rows.remove(key) : rows.put(key, before), before);
    }

    private void changed(K key, @Nullable V before, @Nullable V after) {
        changes++;
        indexes.forEach(index -> index.changed(key, before, after));
    }
}
