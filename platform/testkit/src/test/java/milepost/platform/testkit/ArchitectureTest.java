package milepost.platform.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String FIXTURES = "milepost.fixture.";
    private static final ImportOption ONLY_TESTS = new ImportOption.OnlyIncludeTests();

    @Test
    void aServiceThatKeepsTheRulesPasses() {
        assertThatCode(() -> Architecture.of(FIXTURES + "clean").reading(ONLY_TESTS).check()).doesNotThrowAnyException();
    }

    @Test
    void everyBreachIsNamed() {
        assertThatThrownBy(() -> Architecture.of(FIXTURES + "dirty").reading(ONLY_TESTS).check())
                .hasMessageContaining("the ring messaging has no classes")
                .hasMessageContaining("dirty.postgres has no package-info with @NullMarked")
                .hasMessageMatching("(?s).*dirty.domain.Book.*reactor.core.publisher.Mono.*")
                .hasMessageMatching("(?s).*dirty.application.LendBook.*org.springframework.core.Ordered.*")
                .hasMessageMatching("(?s).*dirty.application.LendBook.*java.time.Instant.now.*")
                .hasMessageMatching("(?s).*dirty.http.Desk.*dirty.postgres.Shelves.*")
                .hasMessageMatching("(?s).*dirty.http.Desk.*Mono.block.*");
    }

    @Test
    void aPackageThatDoesNotExistFails() {
        assertThatThrownBy(() -> Architecture.of("milepost.nowhere").check()).hasMessageContaining("the ring domain has no classes");
    }

    @Test
    void aProcessWithFewerRingsNamesThem() {
        assertThatCode(() -> Architecture.of(FIXTURES + "clean").withRings("domain", "http").reading(ONLY_TESTS).check())
                .doesNotThrowAnyException();
    }
}
