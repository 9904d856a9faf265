package milepost.declarations;

import static milepost.declarations.Others.snapshot;
import static milepost.declarations.Others.with;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.platform.messaging.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * One provider that trains one person on the headship course of cohort 2024a, and everything others say about it. A test changes what
 * it is about, then lets the service hear all of it or only be told when it asks.
 */
public final class World {

    public static final Instant NOW = Instant.parse("2024-11-20T12:00:00Z");

    /** A number of nobody else's: two people who share one are the same person twice. */
    private static final AtomicInteger NEXT_TRN = new AtomicInteger(2_000_000);

    public UUID provider = Others.id();
    public UUID participant = Others.id();
    public UUID training = Others.id();
    /** The id the person had first. */
    public final UUID declaredAs = participant;
    public final UUID partner = Others.id();
    public final UUID statement = Others.id();
    public final UUID contract = Others.id();
    public @Nullable String trn = String.valueOf(NEXT_TRN.getAndIncrement());
    public @Nullable UUID retiredInto;
    public List<?> idChanges = List.of();
    public String course = "npq-headship";
    public String cohort = "2024a";
    public String verdict = "eligible";
    public @Nullable Boolean fundedPlace = true;
    public boolean insideCatchment = true;
    public boolean targetedDelivery = false;
    public String trainingStatus = "active";
    public Instant statusSince = Instant.parse("2024-09-20T09:00:00Z");
    public Instant trainedSince = Instant.parse("2024-09-20T09:00:00Z");
    public String statementState = "open";
    public String deadline = "2024-12-25";
    public String schedule = "npq-leadership-autumn";
    public boolean live = true;

    /** Everything there is to know, newly versioned. */
    public List<Snapshot> all() {
        return new ArrayList<>(List.of(leadProvider(), course(), cohort(), schedule(), partner(), partnership(), participant(), application(),
                enrolment(), contract(), statement()));
    }

    public World told() {
        all().forEach(RunningService::hears);
        return this;
    }

    /** Known to the owners alone, as after a set-up while Kafka is stopped. */
    public World onlyKnownToOwners() {
        all().forEach(RunningService.others()::know);
        return this;
    }

    public Snapshot leadProvider() {
        return snapshot("catalogue", "lead-provider", "lead-provider/" + provider, with("id", provider, "name", "Aster Learning",
                "vat_registered", true, "invoicing", false));
    }

    public Snapshot course() {
        return snapshot("catalogue", "course", "course/" + course, with("identifier", course, "name", "Headship", "group",
                course.contains("coaching") ? "ehco" : "leadership", "supported", !course.contains("additional-support")));
    }

    public Snapshot cohort() {
        return snapshot("catalogue", "cohort", "cohort/" + cohort, with("identifier", cohort, "start_year", 2024, "suffix", "a", "funding", "capped",
                "declaration_sequence_checked", cohort.startsWith("2025"), "mentor_funding", cohort.startsWith("2025"), "detailed_evidence", cohort.startsWith("2025"),
                "payments_frozen_at", null));
    }

    public Snapshot schedule() {
        List<?> milestones = List.of("started", "retained-1", "retained-2", "completed").stream()
                .map(type -> with("declaration_type", type, "start_date", "2024-10-01", "milestone_date", null)).toList();
        return snapshot("catalogue", "schedule", "schedule/" + cohort + "/npq-leadership-autumn", with("cohort", cohort, "identifier",
                "npq-leadership-autumn", "name", "Autumn", "course_group", "leadership", "applies_from", "2024-10-01", "applies_to", "2024-12-31",
                "milestones", milestones));
    }

    public Snapshot partner() {
        return snapshot("catalogue", "delivery-partner", "delivery-partner/" + partner, with("id", partner, "name", "Birch Schools"));
    }

    public Snapshot partnership() {
        return snapshot("catalogue", "partnership", "partnership/" + provider + "/" + partner, with("lead_provider_id", provider,
                "delivery_partner_id", partner, "cohorts", List.of(cohort)));
    }

    public Snapshot participant() {
        return snapshot("participants", "participant", participant.toString(), with("id", participant, "full_name", "Cleo Example",
                "previous_names", List.of(), "email", "cleo@example.org", "trn", trn, "trn_verified", trn != null, "retired_into", retiredInto,
                "id_changes", idChanges, "updated_at", NOW));
    }

    /** The person's first id, retired in favour of another. */
    public Snapshot retired(UUID into) {
        return snapshot("participants", "participant", declaredAs.toString(), with("id", declaredAs, "full_name", "Cleo Example",
                "previous_names", List.of(), "email", null, "trn", trn, "trn_verified", trn != null, "retired_into", into,
                "id_changes", List.of(), "updated_at", NOW));
    }

    public Snapshot application() {
        return snapshot("applications", "application", training.toString(), with("id", training, "participant_id", participant,
                "lead_provider_id", provider, "course_identifier", course, "course_group", "leadership", "cohort", cohort, "status", "accepted",
                "funding", with("verdict", verdict, "reason", null), "funded_place", fundedPlace, "inside_catchment", insideCatchment,
                "targeted_delivery_funding_eligibility", targetedDelivery, "effective_at", NOW));
    }

    public Snapshot enrolment() {
        List<Map<String, Object>> periods = new ArrayList<>();
        boolean changed = !statusSince.equals(trainedSince);
        periods.add(with("lead_provider_id", provider, "training_status", changed ? "active" : trainingStatus, "from", trainedSince,
                "to", changed ? statusSince : null));
        if (changed) {
            periods.add(with("lead_provider_id", provider, "training_status", trainingStatus, "from", statusSince, "to", null));
        }
        return snapshot("enrolments", "enrolment", training.toString(), with("id", training, "family", "npq", "application_id", training,
                "participant_id", participant, "course_identifier", course, "lead_provider_id", provider, "cohort", cohort,
                "schedule_identifier", schedule, "training_status", trainingStatus, "accepted_at", trainedSince, "live", live,
                "periods", periods, "effective_at", NOW, "source_version", 1));
    }

    public Snapshot contract() {
        return snapshot("contracts", "contract", contract.toString(), with("id", contract, "lead_provider_id", provider, "cohort", cohort, "kind", "npq",
                "course_identifier", course, "number", 1));
    }

    public Snapshot statement() {
        return snapshot("statements", "statement", statement.toString(), with("id", statement, "lead_provider_id", provider, "cohort", cohort,
                "type", "npq", "month", 12, "year", 2024, "deadline_date", deadline, "payment_date", "2025-01-25", "output_fee", true,
                "state", statementState));
    }

    /** The declaration's line: {@code open}, {@code payable}, {@code paid}, or null for voided. */
    public Snapshot line(String declaration, @Nullable String paymentState) {
        return line(declaration, paymentState, null, null);
    }

    public Snapshot line(String declaration, @Nullable String paymentState, @Nullable UUID refundOn, @Nullable String refundState) {
        return snapshot("lines", "line", declaration, with("declaration_id", declaration, "lead_provider_id", provider, "source_version", 1,
                "payment", with("statement_id", statement, "statement_state", paymentState == null ? "open" : paymentState,
                        "status", paymentState == null ? "voided" : "attached"),
                "refund", refundOn == null ? null : with("statement_id", refundOn, "statement_state", refundState),
                "waiting", null, "uplift_paid", false, "effective_at", NOW));
    }

    /** The attributes of a declaration that will be taken. */
    public Map<String, Object> started() {
        return with("participant_id", participant, "declaration_type", "started", "declaration_date", "2024-11-05T09:30:00Z",
                "course_identifier", course, "delivery_partner_id", insideCatchment ? partner : null);
    }

    public Map<String, Object> declaring(String type, String date) {
        Map<String, Object> attributes = started();
        attributes.put("declaration_type", type);
        attributes.put("declaration_date", date);
        return attributes;
    }
}
