package milepost.declarations.domain;

import static milepost.declarations.Examples.ASTER;
import static milepost.declarations.Examples.BIRCH;
import static milepost.declarations.Examples.CLEO;
import static milepost.declarations.Examples.COHORT;
import static milepost.declarations.Examples.HEADSHIP;
import static milepost.declarations.Examples.TRAINING;
import static milepost.declarations.Examples.period;
import static milepost.declarations.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import milepost.declarations.domain.Training.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees the NPQ declaration that Aster made for 5 November 2024 (decision D10). */
class VisibilityTest {

    @ParameterizedTest(name = "trained by {0}, over since {1} → {2}")
    @CsvSource(nullValues = "never", value = {
        "Aster 2024-09-01,                                                   never,      Aster",
        "Aster 2024-09-01 Birch 2024-12-01,                                  never,      Aster Birch",
        "Aster 2024-09-01 Birch 2024-12-01,                                  2024-12-02, Aster Birch",
        "Aster 2024-09-01 Birch 2024-12-01,                                  2024-11-30, Aster",
        "Aster 2024-09-01 Birch 2024-12-01 Aster 2025-02-01,                 never,      Aster",
        "Aster 2024-09-01 Birch 2024-12-01 Aster 2025-02-01 Birch 2025-04-01, never,      Aster Birch",
        "Aster 2024-09-01 Birch 2024-12-01 Aster 2025-02-01 Birch 2025-04-01, 2025-03-01, Aster Birch",
        "Aster 2024-08-01 Birch 2024-09-01 Aster 2024-10-01 Birch 2025-01-01, 2024-12-01, Aster",
        "Aster 2024-08-01 Birch 2024-09-01 Aster 2024-10-01 Birch 2025-01-01, 2025-01-02, Aster Birch",
        "Birch 2024-08-01 Aster 2024-09-01 Birch 2024-12-01,                  2024-11-20, Aster"})
    void whoeverTrainsNowSeesWhatWasLiveWhileTheyDid(String trained, @Nullable LocalDate over, String viewers) {
        Declaration declaration = over == null ? submitted()
                : submitted().moveTo(new DeclarationState.Voided(VoidedBy.PROVIDER), over.atTime(12, 0).toInstant(ZoneOffset.UTC));

        assertThat(Visibility.viewers(declaration, training(trained)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(viewers.split(" ")).map(VisibilityTest::provider).toList());
    }

    @Test
    void whatWasDecidedWhenItWasTakenNobodyElseSees() {
        Declaration unfunded = submitted().endAtOnce(new DeclarationState.Ineligible(new IneligibleReason.NotFunded()), Instant.parse("2024-12-02T09:00:00Z"));

        assertThat(Visibility.viewers(unfunded, training("Aster 2024-09-01 Birch 2024-12-01"))).containsExactly(ASTER);
        assertThat(Visibility.viewers(unfunded.moveTo(new DeclarationState.Submitted(), Instant.parse("2025-01-01T09:00:00Z")),
                training("Aster 2024-09-01 Birch 2024-12-01"))).as("it came alive").containsExactlyInAnyOrder(ASTER, BIRCH);
    }

    /** Who trained from which day on, as in {@code Aster 2024-09-01 Birch 2025-03-01}; the last one still does. */
    private static Training training(String trained) {
        String[] words = trained.split(" ");
        List<Training.Period> periods = new ArrayList<>();
        for (int nth = 0; nth < words.length; nth += 2) {
            periods.add(period(provider(words[nth]), Status.ACTIVE, morning(words[nth + 1]), nth + 2 == words.length ? null : morning(words[nth + 3])));
        }
        return new Training(Family.NPQ, TRAINING, CLEO, periods.getLast().provider(), HEADSHIP, COHORT, null, Status.ACTIVE, true, periods, null);
    }

    private static Instant morning(String day) {
        return Instant.parse(day + "T09:00:00Z");
    }

    private static ProviderId provider(String name) {
        return name.equals("Aster") ? ASTER : BIRCH;
    }
}
