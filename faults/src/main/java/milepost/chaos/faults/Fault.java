package milepost.chaos.faults;

/** Something that goes wrong: one of these. */
public sealed interface Fault
        permits ClientsLeave, ConnectionsCut, KafkaFrozen, Killed, Poisoned, PostgresStopped, ProjectionRebuilt, ServiceRestored, TopicReplayed {

    /** What it is called in the report; faults of one name are counted together. */
    String name();

    /** Lets it happen, and returns when it is over: from then on the suite recovers. */
    void strike(Ground ground);
}
