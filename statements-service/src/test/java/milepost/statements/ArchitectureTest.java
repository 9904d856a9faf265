package milepost.statements;

import milepost.platform.testkit.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theRingsKnowEachOtherAsTheyShould() {
        Architecture.of("milepost.statements").check();
    }
}
