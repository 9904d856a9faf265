package milepost.local.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The early career framework in the sandbox: which cohorts carry it, on what terms, who offers it in them, and its schedules. */
record Ecf(List<Terms> terms, EcfSchedules schedules) {

    /** One for teachers, one for their mentors; whoever offers one offers the other. */
    static final List<String> COURSES = List.of("ecf-induction", "ecf-mentor");

    /** The cohorts of whose training anything is declared and paid. */
    static final List<String> PAID_FOR = List.of("2024a", "2025a");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** What a cohort pays for and asks for; letters are places in the list of providers. */
    record Terms(String identifier, String providers, boolean uplifts, boolean mentorFunding, boolean detailedEvidence,
            @Nullable LocalDate paymentsFrozenOn) {

        private static final Terms NONE = new Terms("", "", false, false, false, null);

        List<Integer> offering() {
            return providers.chars().mapToObj(letter -> letter - 'A').toList();
        }

        @Nullable Instant paymentsFrozenAt() {
            return paymentsFrozenOn == null ? null : paymentsFrozenOn.atStartOfDay(LONDON).toInstant();
        }
    }

    Optional<Terms> carriedBy(World.Cohort cohort) {
        return terms.stream().filter(each -> each.identifier().equals(cohort.identifier())).findFirst();
    }

    /** For a cohort without the framework, every switch off. */
    Terms termsOf(World.Cohort cohort) {
        return carriedBy(cohort).orElse(Terms.NONE);
    }

    List<EcfSchedules.Schedule> schedulesOf(World.Cohort cohort) {
        return carriedBy(cohort).map(_ -> schedules.of(cohort.year())).orElse(List.of());
    }
}
