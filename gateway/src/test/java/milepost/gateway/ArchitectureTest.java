package milepost.gateway;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import milepost.platform.testkit.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theGatewayKeepsTheHouseRules() {
        Architecture.of("milepost.gateway").withRings("wiring").check();
    }

    @Test
    void itsFeaturesDoNotDependOnEachOtherInCircles() {
        slices().matching("milepost.gateway.(*)..").should().beFreeOfCycles().check(
                new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("milepost.gateway"));
    }
}
