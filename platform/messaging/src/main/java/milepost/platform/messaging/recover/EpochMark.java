package milepost.platform.messaging.recover;

/** What the database remembers of epochs. */
public interface EpochMark {

    /** True when the present epoch was read back, or never had to be. */
    boolean isRecovered();

    void recovered();
}
