package milepost.participants;

import milepost.platform.testkit.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theRingsKeepToTheirRules() {
        Architecture.of("milepost.participants").check();
    }
}
