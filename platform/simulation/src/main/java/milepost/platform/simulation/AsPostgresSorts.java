package milepost.platform.simulation;

import java.util.Comparator;
import java.util.UUID;

/** PostgreSQL compares UUIDs byte by byte, Java as two signed numbers; pages in the order of ids need the former. */
public final class AsPostgresSorts {

    public static final Comparator<UUID> UUIDS = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private AsPostgresSorts() {
    }
}
