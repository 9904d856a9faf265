package milepost.platform.messaging;

/**
 * Aggregate versions: {@code epoch << 40 | n}. The epoch is raised after a restore from an older copy, so that everything
 * published afterwards is newer than anything consumers saw before.
 */
public record Versions(int epoch) {

    private static final int EPOCH_SHIFT = 40;

    public long first() {
        return next(0);
    }

    /** The version that follows {@code current}; in a newer epoch it starts above everything of the older one. */
    public long next(long current) {
        long n = current & ((1L << EPOCH_SHIFT) - 1);
        return ((long) epoch << EPOCH_SHIFT) | (n + 1);
    }
}
