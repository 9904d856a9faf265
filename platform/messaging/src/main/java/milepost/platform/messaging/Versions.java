package milepost.platform.messaging;

import java.util.function.IntSupplier;

/**
 * Aggregate versions: {@code epoch << 40 | n}. The epoch is raised after a restore from an older copy, so that everything
 * published afterwards is newer than anything consumers saw before.
 */
public final class Versions {

    private static final int EPOCH_SHIFT = 40;

    private final IntSupplier epoch;

    public Versions(int epoch) {
        this(() -> epoch);
    }

    /** @param epoch asked for every version: a database can be restored while nobody restarts what stands on it */
    public Versions(IntSupplier epoch) {
        this.epoch = epoch;
    }

    public int epoch() {
        return epoch.getAsInt();
    }

    public static int epochOf(long version) {
        return (int) (version >> EPOCH_SHIFT);
    }

    public long first() {
        return next(0);
    }

    /** The version that follows {@code current}; in a newer epoch it starts above everything of the older one. */
    public long next(long current) {
        long n = current & ((1L << EPOCH_SHIFT) - 1);
        return ((long) epoch() << EPOCH_SHIFT) | (n + 1);
    }
}
