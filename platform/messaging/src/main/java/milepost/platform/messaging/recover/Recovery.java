package milepost.platform.messaging.recover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import milepost.platform.messaging.consume.Delivery;
import milepost.platform.messaging.outbox.RelayStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a service's own topics back when its epoch was raised. Until that is over the service neither answers nor acts, and nothing is
 * sent. Whoever does it is the one writer of these topics, with every writer before it fenced: what it finds at their ends is all there
 * is. It may stop anywhere and begin anew, here or in another process: what was taken back already is not newer any more.
 */
public final class Recovery implements RelayStep.First {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final EpochMark mark;
    private final WholeTopic topics;
    private final Supplier<TakingBack> takingBack;
    private final List<Runnable> afterwards = new ArrayList<>();
    private volatile boolean over;

    /** @param takingBack put together late: it publishes, and the relay that sends what is published waits for this */
    public Recovery(EpochMark mark, WholeTopic topics, Supplier<TakingBack> takingBack) {
        this.mark = mark;
        this.topics = topics;
        this.takingBack = takingBack;
        this.over = mark.isRecovered();
    }

    public boolean isOver() {
        return over;
    }

    /** Told once, at once where it is over already. */
    public void afterwards(Runnable action) {
        synchronized (this) {
            if (!over) {
                afterwards.add(action);
                return;
            }
        }
        action.run();
    }

    /** Another process may have done it. */
    public boolean lookAgain() {
        if (!over && mark.isRecovered()) {
            conclude();
        }
        return over;
    }

    @Override
    public boolean isDone(BooleanSupplier stillWriter) {
        if (lookAgain()) {
            return true;
        }
        TakingBack work = takingBack.get();
        log.info("the epoch was raised: reading {} back", work.topics());
        for (String topic : work.topics()) {
            if (!topics.read(topic, new Partitions(work, stillWriter))) {
                return false;
            }
        }
        if (!work.finish(stillWriter)) {
            return false;
        }
        mark.recovered();
        log.info("{} states were taken back, {} records could not be read", work.taken(), work.unreadable());
        conclude();
        return true;
    }

    private void conclude() {
        List<Runnable> told;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            told = List.copyOf(afterwards);
        }
        told.forEach(Runnable::run);
    }

    private record Partitions(TakingBack work, BooleanSupplier stillWriter) implements WholeTopic.Reader {

        @Override
        public boolean records(List<Delivery> some) {
            work.note(some);
            return stillWriter.getAsBoolean();
        }

        @Override
        public boolean endOfPartition() {
            return work.takeBack(stillWriter);
        }
    }
}
