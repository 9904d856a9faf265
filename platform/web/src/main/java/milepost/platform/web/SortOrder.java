package milepost.platform.web;

import java.util.List;

/** How a list is ordered; every order ends with the id (decision A7). */
public record SortOrder(List<Key> keys) {

    public SortOrder {
        keys = List.copyOf(keys);
    }

    /** One sort key. */
    public record Key(String name, boolean descending) {}

    /** The key that decides first. */
    public Key first() {
        return keys.getFirst();
    }
}
