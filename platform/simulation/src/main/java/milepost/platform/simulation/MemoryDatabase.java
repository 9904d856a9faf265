package milepost.platform.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.reactive.TransactionCallback;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/**
 * One service's database: transactions over {@link MemoryTable}s. A transaction runs from beginning to end before the next one
 * begins, which is the strictest isolation there is; what is simulated is that it may fail, or its process die, at its commit.
 * A transaction opened inside another one joins it, and an inner failure dooms the whole, as with the real operator.
 */
public final class MemoryDatabase implements TransactionalOperator {

    private final VirtualClock clock;
    private final CommitFaults faults;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<MemoryTable<?, ?>> tables = new ArrayList<>();
    private final List<MemorySequence> sequences = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean running;
    private boolean doomed;

    /** What may happen at a commit; it may throw a {@link Crash}, or any failure of a database. */
    public interface CommitFaults {

        CommitFaults NONE = new CommitFaults() {
            @Override
            public void beforeCommit() {
            }

            @Override
            public void afterCommit() {
            }
        };

        /** Whatever is thrown here, nothing of the transaction remains. */
        void beforeCommit();

        /** Whatever is thrown here, all of the transaction remains, and its caller will not know. */
        void afterCommit();
    }

    public MemoryDatabase(VirtualClock clock, CommitFaults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    /** The database's clock: later at every look. */
    public Instant now() {
        return clock.instant();
    }

    public boolean inTransaction() {
        return running;
    }

    /** Runs once the transaction has committed, and never when it does not; at once where none runs. */
    public void afterCommit(Runnable action) {
        if (running) {
            afterCommit.add(action);
        } else {
            action.run();
        }
    }

    /** How to take back what was just written; forgotten at the commit. */
    void onRollback(Runnable action) {
        if (running) {
            undo.push(action);
        }
    }

    /** Every table belongs to it. */
    void has(MemoryTable<?, ?> table) {
        tables.add(table);
    }

    /** So does every sequence. */
    void has(MemorySequence sequence) {
        sequences.add(sequence);
    }

    /** All that is committed in the database of another process of the same kind. */
    void become(MemoryDatabase other) {
        for (int nr = 0; nr < tables.size(); nr++) {
            tables.get(nr).become(other.tables.get(nr));
        }
        for (int nr = 0; nr < sequences.size(); nr++) {
            sequences.get(nr).goOnFrom(other.sequences.get(nr).last());
        }
    }

    /** A copy of all that is committed, to go back to any number of times. */
    public Copy copy() {
        if (running) {
            throw new IllegalStateException("a copy is made between transactions");
        }
        List<Runnable> puttingBack = tables.stream().map(MemoryTable::copy).toList();
        return () -> {
            forgetUncommitted();
            puttingBack.forEach(Runnable::run);
        };
    }

    /** An older state of all tables. */
    public interface Copy {

        void restore();
    }

    /** The process died inside a transaction: the database takes back what was not committed. */
    public void forgetUncommitted() {
        if (running) {
            rollBack();
        }
    }

    @Override
    public <T> Mono<T> transactional(Mono<T> work) {
        return Mono.defer(() -> running ? joined(work) : own(work));
    }

    @Override
    public <T> Flux<T> transactional(Flux<T> work) {
        return transactional(work.collectList()).flatMapIterable(all -> all);
    }

    @Override
    public <T> Flux<T> execute(TransactionCallback<T> action) {
        throw new UnsupportedOperationException("nobody here asks for the transaction itself");
    }

    private <T> Mono<T> joined(Mono<T> work) {
        return work.doOnError(_ -> doomed = true);
    }

    private <T> Mono<T> own(Mono<T> work) {
        running = true;
        return new MonoOperator<T, T>(work) {
            @Override
            public void subscribe(CoreSubscriber<? super T> caller) {
                source.subscribe(new Ending<>(caller));
            }
        };
    }

    /** Commits before the caller learns of the work's result, and rolls back before it learns of its failure. */
    private final class Ending<T> implements CoreSubscriber<T> {

        private final CoreSubscriber<? super T> caller;
        private @Nullable T result;

        Ending(CoreSubscriber<? super T> caller) {
            this.caller = caller;
        }

        @Override
        public Context currentContext() {
            return caller.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            caller.onSubscribe(subscription);
        }

        @Override
        public void onNext(T one) {
            result = one;
        }

        @Override
        public void onError(Throwable failure) {
            rollBack();
            caller.onError(failure);
        }

        /** A {@link Crash} goes straight to whoever runs the process. */
        @Override
        public void onComplete() {
            try {
                commit();
            } catch (RuntimeException failure) {
                caller.onError(failure);
                return;
            }
            if (result != null) {
                caller.onNext(result);
            }
            caller.onComplete();
        }
    }

    private void commit() {
        if (doomed) {
            rollBack();
            throw new UnexpectedRollbackException("a part of the transaction failed and nobody took notice");
        }
        try {
            faults.beforeCommit();
        } catch (Throwable failure) {
            rollBack();
            throw failure;
        }
        List<Runnable> actions = List.copyOf(afterCommit);
        end();
        faults.afterCommit();
        actions.forEach(Runnable::run);
    }

    private void rollBack() {
        undo.forEach(Runnable::run);
        end();
    }

    private void end() {
        undo.clear();
        afterCommit.clear();
        running = false;
        doomed = false;
    }
}
