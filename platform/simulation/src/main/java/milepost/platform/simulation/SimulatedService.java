package milepost.platform.simulation;

import java.util.List;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.messaging.Sweep;

/** A service put together over memory: its use cases are the implementing class's own fields, the rest of it is here. */
public interface SimulatedService {

    List<Projection> projections();

    List<Sweep> sweeps();

    List<SnapshotSource> sources();

    /** One turn of the work that nobody waits for. */
    default void workInBackground() {
    }

    /** What it can take back from its own topics after a restore. */
    default List<OwnTopic> ownTopics() {
        return List.of();
    }

    /** Empties what a rebuild makes anew from the topics: the copies of others' aggregates, never what the service owns. */
    void forgetCopies();
}
