package milepost.acceptance;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Early career teachers of whom the examples of the descriptions could speak. */
final class ExampleTeachers {

    private static final String COHORT = "2024a";
    private static final String FIRST_DAY_OF_TERM = "2024-09-02";

    private final TrainingProvider provider;

    /** The provider offers them training on the schedules that the examples name, and is paid for it. */
    ExampleTeachers(TrainingProvider provider) {
        this.provider = provider;
        provider.operator().put("/operator/v1/cohorts/" + COHORT + "/offers",
                List.of(Map.of("course_identifier", "ecf-induction", "lead_provider_id", provider.id()))).expect(200);
        schedule("ecf-standard-september");
        schedule("ecf-extended-september");
        provider.operator().put("/operator/v1/contracts/" + UUID.randomUUID(), Map.of("kind", "ecf", "lead_provider_id", provider.id(), "cohort", COHORT,
                "recruitment_target", 250, "set_up_fee", "0.00", "bands", List.of(Map.of("name", "A", "min", 1, "max", 250, "per_participant", "1000.00"))))
                .expect(200);
        provider.operator().put("/operator/v1/statements/" + UUID.randomUUID(), Map.of("lead_provider_id", provider.id(), "cohort", COHORT,
                "type", "ecf", "month", 11, "year", 2040, "deadline_date", "2040-11-24", "payment_date", "2040-12-14", "output_fee", true)).expect(200);
    }

    private void schedule(String identifier) {
        provider.operator().put("/operator/v1/cohorts/" + COHORT + "/schedules/" + identifier, Map.of(
                "name", identifier, "course_group", "ecf", "applies_from", "2024-09-01", "applies_to", "2024-12-31", "milestones", List.of(
                        Map.of("declaration_type", "started", "start_date", "2024-06-01", "milestone_date", "2024-12-31"),
                        Map.of("declaration_type", "retained-1", "start_date", "2025-01-01", "milestone_date", "2025-03-31")))).expect(200);
    }

    /** Somebody new, in training since the first day of term; returns the participant's id. */
    String registered() {
        String tag = UUID.randomUUID().toString().substring(0, 12);
        return provider.operator().at(FIRST_DAY_OF_TERM + "T08:00:00Z").post("/operator/v1/training-records", Map.of(
                "participant", Map.of("full_name", "Ellis " + tag, "email", tag + "@school.example"),
                "course_identifier", "ecf-induction", "lead_provider_id", provider.id(), "cohort", COHORT,
                "schedule_identifier", "ecf-standard-september", "school_urn", "106286", "eligible_for_funding", true,
                "induction_start_date", FIRST_DAY_OF_TERM)).expect(201).id();
    }
}
