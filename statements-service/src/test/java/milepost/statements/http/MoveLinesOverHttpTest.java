package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.testkit.TestTokens;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveLinesOverHttpTest {

    private static final Instant DECLARED = Instant.parse("2024-11-10T12:00:00Z");
    private static final Instant NOW = Instant.parse("2024-11-12T09:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final UUID november = UUID.randomUUID();
    private final UUID december = UUID.randomUUID();
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeAll
    static void theCatalogueIsThere() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
    }

    @BeforeEach
    void twoOpenStatementsAndTwoDeclarations() {
        RunningService.hears(Told.provider(provider, false));
        RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), Map.of("kind", "npq", "lead_provider_id", provider, "cohort", "2024a",
                "course_identifier", "npq-headship", "per_participant", "1000.00", "number_of_payment_periods", 4, "service_fee_percentage", 0,
                "recruitment_target", 72));
        opens(november, provider, "npq", 11, true);
        opens(december, provider, "npq", 12, true);
        RunningService.hears(Told.declaration(one, provider, "submitted", 1, DECLARED));
        RunningService.hears(Told.declaration(other, provider, "submitted", 1, DECLARED));
    }

    @Test
    void linesGoToAnotherStatementAndBothSayWhatHappened() {
        assertThat(total(november)).isEqualTo("500.00");

        Got moved = move(november, december, List.of(one), "declared for the wrong month");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.text("/statement_id")).isEqualTo(november.toString());
        assertThat(moved.text("/to")).isEqualTo(december.toString());
        assertThat(moved.text("/declaration_ids/0")).isEqualTo(one.toString());
        assertThat(total(november)).isEqualTo("250.00");
        assertThat(total(december)).isEqualTo("250.00");
        assertThat(lines(november)).containsExactlyInAnyOrder(one + " payment voided 0.00 moved 2024-11-12T09:00:00Z",
                other + " payment eligible 150.00 - 2024-11-10T12:00:00Z", other + " targeted_delivery_funding eligible 100.00 - 2024-11-10T12:00:00Z");
        assertThat(lines(december)).containsExactlyInAnyOrder(one + " payment eligible 150.00 - 2024-11-12T09:00:00Z",
                one + " targeted_delivery_funding eligible 100.00 - 2024-11-12T09:00:00Z");
        assertThat(RunningService.peer("/internal/snapshots/lines?ids=" + one).text("/snapshots/0/payload/payment/statement_id"))
                .isEqualTo(december.toString());
        assertThat(RunningService.rows("SELECT reason ->> 'to' || ' ' || (reason ->> 'reason') FROM audit WHERE action = 'lines moved' AND subject_id = '"
                + november + "'")).containsExactly(december + " declared for the wrong month");
        // an open statement is a forecast: there are no books to write into yet
        assertThat(RunningService.rows("SELECT 1 FROM journal WHERE statement_id IN ('" + november + "', '" + december + "')")).isEmpty();

        // it was moved and not voided
        assertThat(voided(november)).isZero();
        assertThat(RunningService.operator("GET", "/statements/" + november + "/voided", null).body()).isEmpty();
        RunningService.hears(Told.declaration(other, provider, "voided", 2, NOW));
        assertThat(voided(november)).isOne();
        assertThat(voided(december)).isZero();
        assertThat(total(november)).isEqualTo("0.00");

        // what was placed by a person is paid where that person put it
        RunningService.operator(Instant.parse("2024-12-26T09:00:00Z"), "POST", "/statements/cut-off", Map.of("lead_provider_id", provider));
        assertThat(total(november)).isEqualTo("0.00");
        assertThat(voided(november)).isOne();
        assertThat(total(december)).isEqualTo("250.00");
    }

    @Test
    void allOfThemMoveOrNoneDoes() {
        UUID stranger = UUID.randomUUID();
        move(november, december, List.of(other), "first");

        Got refused = move(november, december, List.of(one, other, stranger), "second");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("line_not_on_statement");
        assertThat(refused.body().at("/errors/0/meta/declaration_ids").values().stream().map(id -> id.asString()))
                .containsExactly(other.toString(), stranger.toString());
        assertThat(total(november)).isEqualTo("250.00");
        assertThat(total(december)).isEqualTo("250.00");
    }

    @Test
    void statementsThatAreNotAlikeOrNotOpenAreRefused() {
        UUID fees = UUID.randomUUID();
        UUID ecf = UUID.randomUUID();
        UUID foreign = UUID.randomUUID();
        UUID neighbour = UUID.randomUUID();
        RunningService.hears(Told.provider(neighbour, false));
        opens(fees, provider, "npq", 10, false);
        opens(ecf, provider, "ecf", 11, true);
        opens(foreign, neighbour, "npq", 11, true);

        assertThat(move(november, fees, List.of(one), "r").codes()).containsExactly("statement_takes_no_lines");
        assertThat(move(november, ecf, List.of(one), "r").codes()).containsExactly("statements_differ");
        assertThat(move(november, foreign, List.of(one), "r").codes()).containsExactly("statements_differ");
        assertThat(move(november, november, List.of(one), "r").codes()).containsExactly("same_statement");
        assertThat(move(november, UUID.randomUUID(), List.of(one), "r").codes()).containsExactly("unknown_statement");
        assertThat(move(UUID.randomUUID(), december, List.of(one), "r").status()).isEqualTo(404);
        assertThat(move(november, december, List.of(), " ").codes()).containsExactly("out_of_range", "required");
        assertThat(RunningService.operator("POST", "/statements/" + november + "/move-lines", Map.of()).codes())
                .containsExactly("required", "required", "required");
        assertThat(RunningService.send(TestTokens.operator("catalogue"), "POST", "/operator/v1/statements/" + november + "/move-lines", Map.of()).codes())
                .containsExactly("scope_missing");
        RunningService.operator(Instant.parse("2024-11-26T09:00:00Z"), "POST", "/statements/cut-off", Map.of("lead_provider_id", provider));
        Got closed = move(november, december, List.of(one), "r");
        assertThat(closed.codes()).containsExactly("statement_locked");
        assertThat(closed.text("/errors/0/meta/statement_id")).isEqualTo(november.toString());
        assertThat(total(november)).isEqualTo("500.00");
    }

    private static Got move(UUID from, UUID to, List<UUID> declarations, String reason) {
        return RunningService.operator(NOW, "POST", "/statements/" + from + "/move-lines",
                Map.of("to", to, "declaration_ids", declarations, "reason", reason));
    }

    private static void opens(UUID id, UUID provider, String type, int month, boolean outputFee) {
        Map<String, Object> body = new HashMap<>(Map.of("lead_provider_id", provider, "cohort", "2024a", "type", type, "month", month, "year", 2024,
                "deadline_date", "2024-%02d-25".formatted(month), "payment_date", "2025-01-25", "output_fee", outputFee));
        assertThat(RunningService.operator("PUT", "/statements/" + id, body).status()).isEqualTo(200);
    }

    private static String total(UUID statement) {
        return RunningService.operator("GET", "/statements/" + statement, null).text("/totals/total");
    }

    private static int voided(UUID statement) {
        return RunningService.operator("GET", "/statements/" + statement, null).body().at("/counts/voided").asInt();
    }

    /** Without the fee. */
    private List<String> lines(UUID statement) {
        return RunningService.provider(provider, "/" + statement + "/lines").body().path("data").values().stream()
                .map(line -> line.path("attributes"))
                .filter(line -> !line.path("declaration_id").isNull())
                .map(line -> "%s %s %s %s %s %s".formatted(line.path("declaration_id").asString(), line.path("kind").asString(),
                        line.path("state").asString(), line.path("amount").asString(), line.path("removed_reason").asString("-"),
                        (line.path("removed_at").isNull() ? line.path("attached_at") : line.path("removed_at")).asString()))
                .toList();
    }
}
