package milepost.statements.http;

import static milepost.statements.http.AssuranceReport.inOrder;
import static milepost.statements.http.AssuranceReport.isCalled;
import static milepost.statements.http.AssuranceReport.made;
import static milepost.statements.http.AssuranceReport.period;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.statements.PlayedPeers.Question;
import milepost.statements.RunningService;
import milepost.statements.Told;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The assurance report of ECF statements: one place in band A, where a start is worth 120.00, one in band B, where it is worth 96.00; uplifts of 100.00. */
class EcfAssuranceOverHttpTest {

    private static final Instant DECEMBER = Instant.parse("2024-12-10T12:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2025-02-10T12:00:00Z");
    private static final Instant AFTER_JANUARYS_DEADLINE = Instant.parse("2025-01-02T09:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final UUID january = UUID.randomUUID();
    private final UUID april = UUID.randomUUID();
    private final UUID teacher = UUID.randomUUID();
    private final UUID mentor = UUID.randomUUID();
    private final UUID late = UUID.randomUUID();

    @BeforeAll
    static void theCohortIsThere() {
        RunningService.hears(Told.cohort("2023a", true, false));
    }

    @BeforeEach
    void threeStartsForTwoPlaces() {
        RunningService.hears(Told.provider(provider, true));
        RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), Map.of("kind", "ecf", "lead_provider_id", provider, "cohort", "2023a",
                "recruitment_target", 2, "set_up_fee", "0.00", "monthly_service_fee", "50.00", "uplift_amount", "100.00", "bands",
                List.of(band("A", 1, "1000.00"), band("B", 2, "800.00"))));
        opens(january, 1, "2024-12-31");
        opens(april, 4, "2025-03-31");
        declares(teacher, "ecf-induction", true, "submitted", 1, DECEMBER);
        declares(mentor, "ecf-mentor", false, "submitted", 1, DECEMBER.plusSeconds(1));
        declares(late, "ecf-induction", true, "submitted", 1, DECEMBER.plusSeconds(2));
        RunningService.peers().asked();
    }

    @Test
    void everyLineIsToldWithWhatItsOwnersKnow() {
        UUID training = UUID.randomUUID();
        UUID partner = UUID.randomUUID();
        UUID mentoring = UUID.randomUUID();
        RunningService.peers().knows("declarations", teacher, made("2024-12-05T09:30:00Z", Map.of("training_record_id", training,
                "delivery_partner_id", partner, "mentor_id", mentoring, "evidence_held", "training-event-attended", "sparsity_uplift", true,
                "pupil_premium_uplift", false)));
        RunningService.peers().knows("enrolments", training, Map.of("eligible_for_funding", true, "school_urn", "106286", "periods", List.of(
                period(provider, "deferred", "2024-12-07T00:00:00Z", Map.of("reason", "career-break")))));
        RunningService.peers().knows("delivery-partners", partner, Map.of("name", "Harbour Schools"));
        isCalled(teacher, "Adair Winter", "1234567");

        AssuranceReport report = AssuranceReport.of(january);

        assertThat(report.rows().getFirst().getFieldsAsMap()).containsExactlyEntriesOf(inOrder(
                "Participant ID", teacher, "Participant Name", "Adair Winter", "TRN", "1234567", "Type", "ect", "Mentor ID", mentoring,
                "Schedule", "npq-leadership-spring", "Eligible For Funding", true, "Eligible For Funding Reason", "",
                "Sparsity Uplift", true, "Pupil Premium Uplift", false, "Sparsity And Pp", false, "Lead Provider Name", "Larkfield Training",
                "Delivery Partner Name", "Harbour Schools", "School Urn", "106286", "School Name", "",
                "Training Status", "deferred", "Training Status Reason", "career-break",
                "Declaration ID", teacher, "Declaration Status", "eligible", "Declaration Type", "started",
                "Declaration Date", "2024-12-05T09:30:00Z", "Declaration Created At", "2024-11-10T12:00:07Z",
                "Statement Name", "January 2025", "Statement ID", january, "Uplift Payable", true, "Evidence Held", "training-event-attended",
                "Line", "payment", "Band", "A", "Unit Price", "120.00", "Amount", "120.00", "Uplift Amount", "100.00",
                "Attached At", "2024-12-10T12:00:00Z", "Removed At", "", "Removed Reason", "", "Remark", ""));
        assertThat(RunningService.peers().asked()).extracting(Question::aggregate)
                .containsExactly("declarations", "enrolments", "participants", "delivery-partners");
        assertThat(RunningService.downloaded("/statements/" + january + "/assurance-report").getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"ECF-Declarations-LarkfieldTraining-Cohort2023-January2025.csv\"");
    }

    @Test
    void bandsUpliftsAndWhatIsTakenBackAreToldAsTheStatementShowsThem() {
        assertThat(told(january)).containsExactly(teacher + " ect payment eligible A 120.00 100.00 ",
                mentor + " mentor payment eligible B 96.00 0.00 ",
                late + " ect payment eligible  0.00 0.00 Not paid: all places of the contract's bands are taken.");
        adds(january, "316.00");

        closes(january);
        declares(mentor, "ecf-mentor", false, "voided", 2, AFTER_JANUARYS_DEADLINE);
        // the late one moves up into the mentor's place
        assertThat(told(january)).containsExactly(teacher + " ect payment payable A 120.00 100.00 ", mentor + " mentor payment voided  0.00 0.00 ",
                late + " ect payment payable B 96.00 100.00 ");
        adds(january, "416.00");
        assertThat(RunningService.operator("GET", "/statements/" + january + "/voided", null).body().values().stream()
                .map(each -> each.path("declaration_id").asString() + " " + each.path("course_identifier").asString() + " " + each.path("voided_at").asString()))
                .containsExactly(mentor + " ecf-mentor 2025-01-02T09:00:00Z");
        RunningService.operator(AFTER_JANUARYS_DEADLINE, "POST", "/statements/" + january + "/authorise-payment", Map.of("confirmed", true));

        declares(teacher, "ecf-induction", true, "awaiting_clawback", 2, FEBRUARY);

        assertThat(told(january).getFirst()).isEqualTo(teacher + " ect payment paid A 120.00 100.00 ");
        // the highest place is given back, and the uplift that was paid
        assertThat(told(april)).containsExactly(teacher + " ect refund awaiting_clawback B -96.00 -100.00 ");
        adds(april, "-196.00");
    }

    private static List<String> told(UUID statement) {
        return AssuranceReport.of(statement).cells("Declaration ID", "Type", "Line", "Declaration Status", "Band", "Amount", "Uplift Amount", "Remark");
    }

    private void adds(UUID statement, String expected) {
        AssuranceReport report = AssuranceReport.of(statement);
        assertThat(report.sum("Amount").plus(report.sum("Uplift Amount")))
                .isEqualTo(AssuranceReport.shown(provider, statement)).isEqualTo(Money.of(expected));
    }

    private static Map<String, Object> band(String name, int place, String price) {
        return Map.of("name", name, "min", place, "max", place, "per_participant", price);
    }

    private void opens(UUID statement, int month, String deadline) {
        assertThat(RunningService.operator("PUT", "/statements/" + statement, Map.of("lead_provider_id", provider, "cohort", "2023a", "type", "ecf",
                "month", month, "year", 2025, "deadline_date", deadline, "payment_date", "2025-0" + month + "-25")).status()).isEqualTo(200);
    }

    private void declares(UUID id, String course, boolean flagged, String state, long version, Instant at) {
        RunningService.hears(Told.ecfDeclaration(id, provider, "2023a", course, "started", flagged, state, version, at));
    }

    private void closes(UUID statement) {
        assertThat(RunningService.operator(AFTER_JANUARYS_DEADLINE, "POST", "/statements/cut-off", Map.of("lead_provider_id", provider))
                .body().path("statements").values().stream().map(id -> id.asString())).containsExactly(statement.toString());
    }
}
