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
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.TestTokens;
import milepost.statements.PlayedPeers.Question;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The assurance report and the voided list of an NPQ statement; two starts of headship earn 150.00 and targeted delivery funding of 100.00 each. */
class NpqAssuranceOverHttpTest {

    private static final Instant DECLARED = Instant.parse("2024-11-10T12:00:00Z");
    private static final Instant AFTER_NOVEMBER = Instant.parse("2024-11-26T09:00:00Z");
    private static final Instant AFTER_DECEMBER = Instant.parse("2024-12-26T09:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final UUID november = UUID.randomUUID();
    private final UUID december = UUID.randomUUID();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @BeforeAll
    static void theCatalogueIsThere() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
    }

    @BeforeEach
    void twoStatementsAndTwoDeclarations() {
        RunningService.hears(Told.provider(provider, true));
        RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), Map.of("kind", "npq", "lead_provider_id", provider, "cohort", "2024a",
                "course_identifier", "npq-headship", "per_participant", "1000.00", "number_of_payment_periods", 4, "service_fee_percentage", 0,
                "recruitment_target", 72));
        opens(november, 11);
        opens(december, 12);
        declares(first, 0, "submitted");
        declares(second, 1, "submitted");
        RunningService.peers().asked();
    }

    @Test
    void everyLineIsToldWithWhatItsOwnersKnow() {
        UUID application = UUID.randomUUID();
        RunningService.peers().knows("declarations", first, made("2024-11-05T09:30:00Z", Map.of("application_id", application)));
        RunningService.peers().knows("applications", application, Map.of("funding", Map.of("verdict", "eligible"), "funded_place", true, "school_urn", "106286",
                "school_name", "Larkhill School"));
        RunningService.peers().knows("enrolments", application, Map.of("periods", List.of(
                period(provider, "active", "2024-10-01T00:00:00Z", Map.of()),
                period(provider, "withdrawn", "2024-11-07T00:00:00Z", Map.of("reason", "personal-reason-moving-school")),
                period(UUID.randomUUID(), "active", "2024-11-08T00:00:00Z", Map.of()))));
        isCalled(first, "Adair Winter", "1234567");

        AssuranceReport report = AssuranceReport.of(november);

        assertThat(report.rows().getFirst().getFieldsAsMap()).containsExactlyEntriesOf(inOrder(
                "Participant ID", first, "Participant Name", "Adair Winter", "TRN", "1234567", "Course Identifier", "npq-headship",
                "Schedule", "npq-leadership-spring", "Eligible For Funding", true, "Funded place", true,
                "Lead Provider Name", "Larkfield Training", "School Urn", "106286", "School Name", "Larkhill School",
                "Training Status", "withdrawn", "Training Status Reason", "personal-reason-moving-school",
                "Declaration ID", first, "Declaration Status", "eligible", "Declaration Type", "started",
                "Declaration Date", "2024-11-05T09:30:00Z", "Declaration Created At", "2024-11-10T12:00:07Z",
                "Statement Name", "November 2024", "Statement ID", november, "Targeted Delivery Funding", true,
                "Line", "payment", "Unit Price", "150.00", "Amount", "150.00", "Targeted Delivery Funding Amount", "100.00",
                "Attached At", "2024-11-10T12:00:00Z", "Removed At", "", "Removed Reason", "", "Remark", ""));
        // nobody knows anything of the other one; it is told all the same
        assertThat(report.cells("Declaration ID", "Participant Name", "Schedule", "Eligible For Funding", "Training Status", "Amount").getLast())
                .isEqualTo(second + "     150.00");
        adds(november, "500.00");
    }

    @Test
    void whatIsVoidedMovedPaidAndTakenBackIsToldAsTheStatementShowsIt() {
        UUID third = UUID.randomUUID();
        declares(third, 2, "submitted");
        declares(second, 1, "voided");
        RunningService.operator(DECLARED, "POST", "/statements/" + november + "/move-lines",
                Map.of("to", december, "declaration_ids", List.of(third), "reason", "declared for the wrong month"));

        assertThat(told(november)).containsExactly(first + " payment eligible 150.00 100.00 ",
                second + " payment voided 0.00 0.00 voided", third + " payment voided 0.00 0.00 moved");
        assertThat(told(december)).containsExactly(third + " payment eligible 150.00 100.00 ");
        assertThat(voided(november)).containsExactly(second + " " + second + " started npq-headship");
        assertThat(voided(december)).isEmpty();
        adds(november, "250.00");

        closes(november, AFTER_NOVEMBER);
        assertThat(told(november).getFirst()).isEqualTo(first + " payment payable 150.00 100.00 ");
        adds(november, "250.00");
        RunningService.operator(AFTER_NOVEMBER, "POST", "/statements/" + november + "/authorise-payment", Map.of("confirmed", true));
        declares(first, 3, "awaiting_clawback");

        assertThat(told(november).getFirst()).isEqualTo(first + " payment paid 150.00 100.00 ");
        assertThat(told(december)).containsExactly(third + " payment eligible 150.00 100.00 ", first + " refund awaiting_clawback -150.00 -100.00 ");
        adds(december, "0.00");
        closes(december, AFTER_DECEMBER);
        RunningService.operator(AFTER_DECEMBER, "POST", "/statements/" + december + "/authorise-payment", Map.of("confirmed", true));
        assertThat(told(december)).containsExactly(third + " payment paid 150.00 100.00 ", first + " refund clawed_back -150.00 -100.00 ");
        adds(december, "0.00");
    }

    @Test
    void aNameRunsNothingInASpreadsheetAndStaysOneCell() {
        isCalled(first, "=HYPERLINK(\"http://example.org\",\"Adair\")", "1234567");
        isCalled(second, "O'Shea, \"Bo\"\nWinter", "+441234");

        assertThat(RunningService.download("/statements/" + november + "/assurance-report"))
                .contains(first + ",\"'=HYPERLINK(\"\"http://example.org\"\",\"\"Adair\"\")\",1234567,")
                .contains(second + ",\"O'Shea, \"\"Bo\"\"\nWinter\",'+441234,");
        assertThat(AssuranceReport.of(november).cells("Participant Name", "TRN").getLast()).isEqualTo("O'Shea, \"Bo\"\nWinter '+441234");
    }

    @Test
    void theFileIsNamedAfterItsStatementAndAnEmptyOneHasTheNamesOfItsColumns() {
        UUID fees = UUID.randomUUID();
        UUID spring = UUID.randomUUID();
        RunningService.hears(Told.cohort("2026b"));
        RunningService.operator("PUT", "/statements/" + spring, Map.of("lead_provider_id", provider, "cohort", "2026b", "type", "npq", "month", 10,
                "year", 2026, "deadline_date", "2026-10-25", "payment_date", "2026-11-25"));
        RunningService.operator("PUT", "/statements/" + fees, Map.of("lead_provider_id", provider, "cohort", "2024a", "type", "npq", "month", 10,
                "year", 2024, "deadline_date", "2024-10-25", "payment_date", "2025-01-25", "output_fee", false));

        assertThat(RunningService.download("/statements/" + fees + "/assurance-report").lines()).hasSize(1).first().asString()
                .startsWith("Participant ID,Participant Name,TRN,");
        assertThat(headers(november, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"NPQ-Declarations-LarkfieldTraining-Cohort2024-November2024.csv\"");
        assertThat(headers(spring, "Content-Disposition")).contains("-Cohort2026b-October2026.csv");
        assertThat(headers(november, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void ownersAreAskedOneAfterTheOtherForAPageAndWithOurOwnToken() {
        RunningService.peers().knows("declarations", first, made("2024-11-05T09:30:00Z", Map.of("application_id", UUID.randomUUID())));
        RunningService.peers().asked();

        AssuranceReport.of(november);

        List<Question> asked = RunningService.peers().asked();
        assertThat(asked).extracting(Question::aggregate).containsExactly("declarations", "enrolments", "participants", "applications");
        assertThat(asked.getFirst().ids()).containsExactlyInAnyOrder(first.toString(), second.toString());
        assertThat(asked).allSatisfy(question -> assertThat(question.claims()).contains("\"role\":\"internal\"", "statements-service"));
        assertThat(RunningService.peers().mostAtOnce()).isEqualTo(1);
    }

    @Test
    void anOwnerThatIsAwayIsToldByAStatusAndTheListOfVoidedOnesNeedsNone() {
        RunningService.peers().away("participants", true);
        try {
            Got refused = report(TestTokens.operator(), november.toString(), "assurance-report");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers().getFirst("Retry-After")).isNotBlank();
            assertThat(voided(november)).isEmpty();
        } finally {
            RunningService.peers().away("participants", false);
        }
        adds(november, "500.00");
    }

    @Test
    void onlyFinanceReadsEitherAndWhatIsNotThereIs404() {
        for (String what : List.of("assurance-report", "voided")) {
            assertThat(report(TestTokens.operator("intake", "catalogue", "tokens"), november.toString(), what).codes()).containsExactly("scope_missing");
            assertThat(report(TestTokens.provider(provider), november.toString(), what).status()).isEqualTo(403);
            assertThat(report(TestTokens.internal("declarations-service"), november.toString(), what).status()).isEqualTo(403);
            assertThat(report("nonsense", november.toString(), what).status()).isEqualTo(401);
            assertThat(report(TestTokens.operator(), UUID.randomUUID().toString(), what).status()).isEqualTo(404);
            assertThat(report(TestTokens.operator(), "november", what).status()).isEqualTo(404);
        }
    }

    private static Got report(String token, String statement, String what) {
        return RunningService.send(token, "GET", "/operator/v1/statements/" + statement + "/" + what, null);
    }

    private static String headers(UUID statement, String name) {
        return RunningService.downloaded("/statements/" + statement + "/assurance-report").getFirst(name);
    }

    private void adds(UUID statement, String expected) {
        AssuranceReport report = AssuranceReport.of(statement);
        assertThat(report.sum("Amount").plus(report.sum("Targeted Delivery Funding Amount")))
                .isEqualTo(AssuranceReport.shown(provider, statement)).isEqualTo(Money.of(expected));
    }

    private static List<String> told(UUID statement) {
        return AssuranceReport.of(statement).cells("Declaration ID", "Line", "Declaration Status", "Amount", "Targeted Delivery Funding Amount", "Removed Reason");
    }

    private static List<String> voided(UUID statement) {
        return RunningService.operator("GET", "/statements/" + statement + "/voided", null).body().values().stream()
                .map(each -> "%s %s %s %s".formatted(each.path("declaration_id").asString(), each.path("participant_id").asString(),
                        each.path("declaration_type").asString(), each.path("course_identifier").asString())).toList();
    }

    private void declares(UUID id, int seconds, String state) {
        Snapshot told = Told.declaration(id, provider, state, seconds + 1 + (state.equals("submitted") ? 0 : 10), DECLARED.plusSeconds(seconds));
        RunningService.hears(told);
    }

    private void closes(UUID statement, Instant now) {
        assertThat(RunningService.operator(now, "POST", "/statements/cut-off", Map.of("lead_provider_id", provider))
                .body().path("statements").values().stream().map(id -> id.asString())).containsExactly(statement.toString());
    }

    private void opens(UUID id, int month) {
        assertThat(RunningService.operator("PUT", "/statements/" + id, Map.of("lead_provider_id", provider, "cohort", "2024a", "type", "npq",
                "month", month, "year", 2024, "deadline_date", "2024-%02d-25".formatted(month), "payment_date", "2025-01-25")).status()).isEqualTo(200);
    }
}
