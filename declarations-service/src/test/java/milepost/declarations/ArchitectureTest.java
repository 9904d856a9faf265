package milepost.declarations;

import milepost.platform.testkit.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theRingsKeepTheirDistance() {
        Architecture.of("milepost.declarations").check();
    }
}
