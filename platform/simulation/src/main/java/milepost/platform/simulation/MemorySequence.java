package milepost.platform.simulation;

/** A sequence of the database: no number comes twice, and a transaction that fails does not give its numbers back. */
public final class MemorySequence {

    private long last;

    public MemorySequence(MemoryDatabase database) {
        database.has(this);
    }

    public long next() {
        return ++last;
    }

    long last() {
        return last;
    }

    void goOnFrom(long other) {
        last = other;
    }
}
