package milepost.statements.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The ids of many lines in their order: sixteen bytes each is all that is kept of them. */
final class LineKeys {

    private long[] halves = new long[256];
    private int size;

    void add(UUID id) {
        if (2 * size == halves.length) {
            halves = Arrays.copyOf(halves, 2 * halves.length);
        }
        halves[2 * size] = id.getMostSignificantBits();
        halves[2 * size + 1] = id.getLeastSignificantBits();
        size++;
    }

    /** Fewer at the end, none past it. */
    List<UUID> some(int from, int limit) {
        List<UUID> some = new ArrayList<>(limit);
        for (int i = from; i < Math.min(size, from + limit); i++) {
            some.add(new UUID(halves[2 * i], halves[2 * i + 1]));
        }
        return some;
    }
}
