package milepost.declarations;

import static milepost.declarations.Others.snapshot;
import static milepost.declarations.Others.with;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import milepost.declarations.RunningService.Got;
import milepost.platform.messaging.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * One provider that trains one early career teacher of cohort 2024a on the standard schedule, and everything others say about it. A test
 * changes what it is about, then lets the service hear all of it.
 */
public final class EcfWorld {

    public static final Instant FIRST_OF_SEPTEMBER = Instant.parse("2024-08-31T23:00:00Z");

    private static final AtomicInteger NEXT_TRN = new AtomicInteger(5_000_000);
    private static final List<String> SIX = List.of("started", "retained-1", "retained-2", "retained-3", "retained-4", "completed");

    public UUID provider = Others.id();
    public UUID participant = Others.id();
    public UUID training = Others.id();
    public UUID partner = Others.id();
    public @Nullable UUID mentor = Others.id();
    public UUID statement = Others.id();
    public UUID contract = Others.id();
    public @Nullable String trn = String.valueOf(NEXT_TRN.getAndIncrement());
    public @Nullable UUID retiredInto;
    public String course = "ecf-induction";
    public String cohort = "2024a";
    public String schedule = "ecf-standard-september";
    public @Nullable Boolean eligible = true;
    public String statementType = "ecf";
    public String contractKind = "ecf";
    public Instant effectiveAt = FIRST_OF_SEPTEMBER;
    public final List<Map<String, Object>> periods = new ArrayList<>();

    /** The world of a mentor. */
    public static EcfWorld ofMentor(String cohort) {
        EcfWorld world = new EcfWorld();
        world.course = "ecf-mentor";
        world.cohort = cohort;
        world.mentor = null;
        return world;
    }

    /** Training goes on in another way from a moment on. */
    public EcfWorld from(Instant at, UUID provider, String status) {
        if (!periods.isEmpty()) {
            periods.getLast().put("to", at);
        }
        periods.add(with("lead_provider_id", provider, "training_status", status, "reason", null, "schedule_identifier", schedule, "cohort", cohort,
                "delivery_partner_id", partner, "mentor_id", mentor, "from", at, "to", null));
        effectiveAt = at;
        return this;
    }

    /** All of it is heard. */
    public EcfWorld told() {
        all().forEach(RunningService::hears);
        return this;
    }

    /** Known to the owners alone. */
    public EcfWorld onlyKnownToOwners() {
        all().forEach(RunningService.others()::know);
        return this;
    }

    /** Everything there is to know, newly versioned. */
    public List<Snapshot> all() {
        return List.of(leadProvider(), course(), cohort(), schedule(), participant(), record(), contract(), statement());
    }

    public Snapshot leadProvider() {
        return snapshot("catalogue", "lead-provider", "lead-provider/" + provider, with("id", provider, "name", "Aster Learning",
                "vat_registered", true, "invoicing", false));
    }

    public Snapshot course() {
        return snapshot("catalogue", "course", "course/" + course, with("identifier", course, "name", "Early careers", "group", "ecf", "supported", true));
    }

    public Snapshot cohort() {
        boolean late = cohort.compareTo("2025") > 0;
        return snapshot("catalogue", "cohort", "cohort/" + cohort, with("identifier", cohort, "start_year", 2024, "suffix", "a", "funding", "capped",
                "declaration_sequence_checked", late, "mentor_funding", late, "detailed_evidence", late,
                "payments_frozen_at", cohort.startsWith("2021") ? "2024-06-17T23:00:00Z" : null));
    }

    public Snapshot schedule() {
        return snapshot("catalogue", "schedule", "schedule/" + cohort + "/" + schedule, with("cohort", cohort, "identifier", schedule, "name", schedule,
                "course_group", "ecf", "applies_from", "2024-06-01", "applies_to", "2024-10-31", "milestones", milestones()));
    }

    private List<Map<String, Object>> milestones() {
        if (schedule.startsWith("ecf-standard") && cohort.equals("2024a")) {
            return List.of(window("started", "2024-06-01", "2024-12-31"), window("retained-1", "2025-01-01", "2025-03-31"),
                    window("retained-2", "2025-04-01", "2025-07-31"), window("retained-3", "2025-08-01", "2025-12-31"),
                    window("retained-4", "2026-01-01", "2026-03-31"), window("completed", "2026-04-01", "2026-07-31"));
        }
        Stream<String> types = schedule.startsWith("ecf-extended") ? Stream.concat(SIX.stream(), Stream.of("extended-1", "extended-2", "extended-3"))
                : SIX.stream();
        return types.map(type -> window(type, cohort.startsWith("2025") ? "2025-06-01" : "2024-09-01", null)).toList();
    }

    private static Map<String, Object> window(String type, String from, @Nullable String to) {
        return with("declaration_type", type, "start_date", from, "milestone_date", to);
    }

    public Snapshot participant() {
        return participant(participant, retiredInto);
    }

    public Snapshot participant(UUID id, @Nullable UUID into) {
        return snapshot("participants", "participant", id.toString(), with("id", id, "full_name", "Cleo Example",
                "previous_names", List.of(), "email", "cleo@example.org", "trn", trn, "trn_verified", trn != null, "retired_into", into,
                "id_changes", List.of(), "updated_at", FIRST_OF_SEPTEMBER));
    }

    /** The training record as participants-service tells it. */
    public Snapshot record() {
        if (periods.isEmpty()) {
            from(cohort.startsWith("2025") ? Instant.parse("2025-08-31T23:00:00Z") : FIRST_OF_SEPTEMBER, provider, "active");
        }
        Map<String, Object> last = periods.getLast();
        return snapshot("enrolments", "enrolment", training.toString(), with("id", training, "family", "ecf", "application_id", null,
                "participant_id", participant, "course_identifier", course, "lead_provider_id", last.get("lead_provider_id"), "cohort", last.get("cohort"),
                "schedule_identifier", last.get("schedule_identifier"), "training_status", last.get("training_status"), "accepted_at", FIRST_OF_SEPTEMBER,
                "live", true, "periods", periods, "effective_at", effectiveAt, "source_version", 0, "school_urn", "106286",
                "eligible_for_funding", eligible, "sparsity_uplift", false, "pupil_premium_uplift", true, "induction_start_date", "2024-09-02",
                "cohort_changed_after_payments_frozen", false));
    }

    public Snapshot contract() {
        return contract(provider);
    }

    public Snapshot contract(UUID provider) {
        return snapshot("contracts", "contract", contract.toString(), with("id", contract, "lead_provider_id", provider, "cohort", cohort,
                "kind", contractKind, "course_identifier", null, "number", 1));
    }

    public Snapshot statement() {
        return statement(statement, provider);
    }

    public Snapshot statement(UUID id, UUID provider) {
        return snapshot("statements", "statement", id.toString(), with("id", id, "lead_provider_id", provider, "cohort", cohort,
                "type", statementType, "month", 8, "year", 2027, "deadline_date", "2027-07-31", "payment_date", "2027-08-25", "output_fee", true,
                "state", "open"));
    }

    /** The declaration's line on the open statement. */
    public Snapshot line(String declaration, String state) {
        return snapshot("lines", "line", declaration, with("declaration_id", declaration, "lead_provider_id", provider, "source_version", 1,
                "payment", with("statement_id", statement, "statement_state", state, "status", "attached"), "refund", null,
                "waiting", null, "uplift_paid", false, "effective_at", effectiveAt));
    }

    /** The attributes of a declaration. */
    public Map<String, Object> declaring(String type, String date, @Nullable String evidence) {
        return with("participant_id", participant, "declaration_type", type, "declaration_date", date, "course_identifier", course,
                "evidence_held", evidence);
    }

    /** The provider declares it on the evening of that day. */
    public Got declares(String type, String day, @Nullable String evidence) {
        return declares(provider, type, day, evidence);
    }

    public Got declares(UUID provider, String type, String day, @Nullable String evidence) {
        return RunningService.post(provider, Instant.parse(day + "T20:00:00Z"), declaring(type, day + "T09:30:00Z", evidence));
    }

    /** The provider declares a day gone by. */
    public Got declaresOn(Instant clock, String type, String date, @Nullable String evidence) {
        return RunningService.post(provider, clock, declaring(type, date, evidence));
    }
}
