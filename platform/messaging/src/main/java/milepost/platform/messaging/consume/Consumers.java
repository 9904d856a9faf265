package milepost.platform.messaging.consume;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** The consumers of all topics of this process, one thread each. */
public final class Consumers implements SmartLifecycle {

    private final List<TopicWorker> workers;

    public Consumers(List<TopicWorker> workers) {
        this.workers = List.copyOf(workers);
    }

    @Override
    public void start() {
        workers.forEach(TopicWorker::start);
    }

    @Override
    public void stop() {
        workers.forEach(TopicWorker::dismiss);
        workers.forEach(TopicWorker::stop);
    }

    @Override
    public boolean isRunning() {
        return workers.stream().anyMatch(TopicWorker::isRunning);
    }
}
