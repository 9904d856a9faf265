package milepost.applications;

import milepost.platform.testkit.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theRingsKnowOnlyWhatTheyMay() {
        Architecture.of("milepost.applications").check();
    }
}
