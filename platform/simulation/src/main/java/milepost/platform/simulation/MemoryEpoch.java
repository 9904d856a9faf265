package milepost.platform.simulation;

import milepost.platform.messaging.recover.EpochMark;

/** Table {@code epoch}, which people change and no transaction does: after a restore they raise it above all that was in use. */
final class MemoryEpoch implements EpochMark {

    private int value = 1;
    private int recovered = 1;

    int value() {
        return value;
    }

    void raise() {
        value++;
    }

    @Override
    public boolean isRecovered() {
        return recovered == value;
    }

    @Override
    public void recovered() {
        recovered = value;
    }
}
