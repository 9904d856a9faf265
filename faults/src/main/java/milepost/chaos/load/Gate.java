package milepost.chaos.load;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Every client passes it for each of its commands; while it is shut, nothing is on its way. */
final class Gate {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private volatile boolean locked;

    <T> T pass(Supplier<T> work) {
        lock.readLock().lock();
        try {
            if (locked) {
                throw new Interrupted("there is to be no more");
            }
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits for what is on its way; after that nobody passes. */
    void lock() {
        shut(() -> locked = true);
    }

    <T> T shut(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
