package milepost.chaos.storm;

/** The processes that a storm kills. */
public interface Victims {

    /** Kills a process, and tells whether there was one. */
    boolean kill(String process);

    /** Waits until the successor of the process that was killed last is ready. */
    void awaitReady(String process);
}
