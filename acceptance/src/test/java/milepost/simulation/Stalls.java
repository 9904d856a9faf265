package milepost.simulation;

import java.util.List;
import milepost.platform.messaging.outbox.OutboxRows;
import milepost.platform.simulation.Decoration;
import milepost.simulation.Step.Service;
import org.jspecify.annotations.Nullable;

/** Relays that stop between reading and sending, while everything around them goes on. */
final class Stalls implements Decoration {

    private @Nullable Service stalling;
    private Runnable meanwhile = () -> { };

    /** Does the work; when it has read an outbox of this service for the first time, something else happens first. */
    void during(Service service, Runnable meanwhile, Runnable work) {
        this.stalling = service;
        this.meanwhile = meanwhile;
        try {
            work.run();
        } finally {
            stalling = null;
        }
    }

    @Override
    public <P> P around(String process, Class<P> port, P real) {
        return port == OutboxRows.class ? port.cast(new Stalling(Service.of(process), (OutboxRows) real)) : real;
    }

    private final class Stalling implements OutboxRows {

        private final Service service;
        private final OutboxRows rows;

        Stalling(Service service, OutboxRows rows) {
            this.service = service;
            this.rows = rows;
        }

        @Override
        public List<Row> oldest(int limit) {
            List<Row> read = rows.oldest(limit);
            if (service == stalling && !read.isEmpty()) {
                stalling = null;
                meanwhile.run();
            }
            return read;
        }

        @Override
        public void delete(List<Row> sent) {
            rows.delete(sent);
        }
    }
}
