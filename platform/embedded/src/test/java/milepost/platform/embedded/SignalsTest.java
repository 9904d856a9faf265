package milepost.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignalsTest {

    /** Signal 0 asks whether there is anybody, and does nothing to them. */
    private static final String NONE = "0";

    @Test
    void aSignalGoesToOneProcess() {
        assertThat(Signals.send(NONE, ProcessHandle.current().pid())).isTrue();
    }

    @Test
    void neverToEverybody() {
        assertThat(Signals.send(NONE, -1)).isFalse();
    }

    @Test
    void norToTheFirstProcessOfTheMachine() {
        assertThat(Signals.send(NONE, 1)).isFalse();
    }

    @Test
    void norToOnesOwnGroup() {
        assertThat(Signals.send(NONE, 0)).isFalse();
    }
}
