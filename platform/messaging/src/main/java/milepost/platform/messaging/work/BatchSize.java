package milepost.platform.messaging.work;

/**
 * How many things fit into one transaction on this machine at this hour: half as many after a failure, a little more after every
 * success.
 */
public final class BatchSize {

    private static final int SLOWLY = 8;

    private final int most;
    private int now;

    public BatchSize(int most) {
        this.most = most;
        this.now = most;
    }

    /** So many of those that wait. */
    public int of(int waiting) {
        return Math.min(now, waiting);
    }

    /** @param done a smaller piece than was allowed says nothing */
    public void worked(int done) {
        if (done >= now) {
            now = Math.min(most, now + Math.max(1, now / SLOWLY));
        }
    }

    /** @param tried how many were too many */
    public void failed(int tried) {
        now = Math.max(1, Math.min(now, tried) / 2);
    }
}
