package milepost.platform.messaging.outbox;

import java.util.List;
import milepost.platform.messaging.EventEnvelope;

/** The log behind all topics, for its one writer per service. */
public interface EventLog {

    boolean isOpen();

    /** Makes this process the writer: whoever was it before can no longer append. */
    void open();

    /** All of them in this order, or none; returns when they are stored for good. */
    void append(List<EventEnvelope> envelopes);

    /** Gives up quietly, whatever state it is in. */
    void close();
}
