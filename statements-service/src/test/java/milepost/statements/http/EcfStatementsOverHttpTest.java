package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.platform.messaging.Snapshot;
import milepost.statements.Finance;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The worked ECF statements of facts/ecf 4.5, as the decisions amend them, declared, closed and paid by the running service. */
class EcfStatementsOverHttpTest {

    private static final Instant DECEMBER = Instant.parse("2024-12-10T12:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2025-02-10T12:00:00Z");
    private static final Instant AFTER_JANUARYS_DEADLINE = Instant.parse("2025-01-02T09:00:00Z");
    private static final Instant AFTER_APRILS_DEADLINE = Instant.parse("2025-04-02T09:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final UUID january = UUID.randomUUID();
    private final UUID april = UUID.randomUUID();

    @BeforeAll
    static void theCohortsAreThere() {
        RunningService.hears(Told.cohort("2023a", true, false));
        RunningService.hears(Told.cohort("2025a", false, true));
    }

    @Test
    void upTo2024BandsPayTeachersAndMentorsAndUpliftsAndRefundsComeOutOfTheHighestBand() {
        agreeAndOpen("2023a", Map.of("monthly_service_fee", "2500.00"));
        List<UUID> flagged = declare(2, "2023a", "ecf-induction", true, DECEMBER);
        List<UUID> others = declare(78, "2023a", "ecf-induction", false, DECEMBER.plusSeconds(60));

        // 80 × 120 and two uplifts; with 2,500 for service 12,300, and a fifth of it
        assertThat(totals(january)).containsEntry("output", "9600.00").containsEntry("uplift", "200.00").containsEntry("total", "14760.00");
        pay(january, AFTER_JANUARYS_DEADLINE);
        assertThat(upliftPaid(flagged.getFirst())).isTrue();
        assertThat(upliftPaid(others.getFirst())).isFalse();

        List<UUID> takenBack = Stream.concat(flagged.stream(), others.subList(0, 8).stream()).toList();
        together(takenBack.stream().map(id -> declaration(id, "2023a", "ecf-induction", "started", flagged.contains(id), "awaiting_clawback", 2, FEBRUARY)));
        declare(11, "2023a", "ecf-induction", true, FEBRUARY);
        declare(1, "2023a", "ecf-mentor", true, FEBRUARY.plusSeconds(60));
        declare(30, "2023a", "ecf-induction", false, FEBRUARY.plusSeconds(120));
        List<UUID> last = declare(8, "2023a", "ecf-mentor", false, FEBRUARY.plusSeconds(180));
        RunningService.operator("POST", "/statements/" + april + "/adjustments", Map.of("description", "By agreement", "amount", "300.00"));

        Map<String, String> forecast = totals(april);
        // 20 more places in A at 120 and 30 in B at 96
        assertThat(forecast).containsEntry("output", "5280.00").containsEntry("service_fee", "2500.00");
        // twelve flagged starts, a mentor's among them
        assertThat(forecast).containsEntry("uplift", "1200.00");
        // ten places in B, 960, and the uplifts of the two that were flagged
        assertThat(forecast).containsEntry("clawbacks", "-1160.00").containsEntry("adjustments", "300.00");
        // 2,500 + 5,280 + 1,200 − 1,160 + 300, and a fifth of it
        assertThat(forecast).containsEntry("net", "8120.00").containsEntry("vat", "1624.00").containsEntry("total", "9744.00");
        Got shown = RunningService.operator("GET", "/statements/" + april, null);
        assertThat(shown.body().at("/counts/started").asInt()).isEqualTo(50);
        assertThat(shown.body().at("/counts/clawed_back").asInt()).isEqualTo(10);
        assertThat(breakdown(shown)).contains("ecf started A 20 × 120.00 = 2400.00", "ecf started B 30 × 96.00 = 2880.00",
                "ecf started C 0 × 72.00 = 0.00", "ecf retained-1 A 0 × 90.00 = 0.00").hasSize(27);
        addsUp(april, "9744.00");

        cutOff(april, AFTER_APRILS_DEADLINE);
        agree("2023a", Map.of("monthly_service_fee", "0.00", "uplift_amount", "1.00"));
        assertThat(totals(april)).isEqualTo(forecast);

        // the last one leaves the lowest of its places free: 29 in B; the refunds still find ten there
        together(Stream.of(declaration(last.getLast(), "2023a", "ecf-mentor", "started", false, "voided", 2, AFTER_APRILS_DEADLINE)));
        // 8,120 − 96 = 8,024, and a fifth of it
        assertThat(totals(april)).containsEntry("output", "5184.00").containsEntry("clawbacks", "-1160.00").containsEntry("total", "9628.80");
        authorise(april, AFTER_APRILS_DEADLINE);
        addsUp(april, "9628.80");
        assertThat(upliftPaid(flagged.getFirst())).isTrue();
        Got lines = lines(april);
        assertThat(bands(lines, "refund")).hasSize(10).containsOnly("B");
        assertThat(bands(lines, "payment").stream().filter("A"::equals)).hasSize(20);
        assertThat(states(lines, "refund")).containsOnly("clawed_back");
    }

    @Test
    void from2025BandsPayTeachersAndAFlatRateMentorsOnOneStatement() {
        agreeAndOpen("2025a", Map.of("monthly_service_fee", "2500.00"));
        UUID flat = UUID.randomUUID();
        RunningService.operator("PUT", "/contracts/" + flat, Map.of("kind", "ecf_mentor", "lead_provider_id", provider, "cohort", "2025a",
                "recruitment_target", 6000, "payment_per_participant", "1000.00"));
        List<UUID> teachers = declare(80, "2025a", "ecf-induction", true, DECEMBER);
        List<UUID> mentors = declare(3, "2025a", "ecf-mentor", true, DECEMBER);
        pay(january, AFTER_JANUARYS_DEADLINE);
        // no uplifts in this cohort, whoever is flagged
        assertThat(totals(january)).containsEntry("uplift", "0.00").containsEntry("output", "11100.00");

        together(teachers.subList(0, 10).stream().map(id -> declaration(id, "2025a", "ecf-induction", "started", true, "awaiting_clawback", 2, FEBRUARY)));
        together(mentors.stream().map(id -> declaration(id, "2025a", "ecf-mentor", "started", true, "awaiting_clawback", 2, FEBRUARY)));
        declare(50, "2025a", "ecf-induction", false, FEBRUARY);
        declare(40, "2025a", "ecf-mentor", false, FEBRUARY);
        together(Stream.generate(UUID::randomUUID).limit(10)
                .map(id -> declaration(id, "2025a", "ecf-mentor", "completed", false, "submitted", 1, FEBRUARY)));

        // teachers 4,320 and 2,500 for service; mentors 40 × 500 + 10 × 500 − 3 × 500 = 23,500
        assertThat(totals(april)).containsEntry("output", "30280.00").containsEntry("clawbacks", "-2460.00")
                .containsEntry("net", "30320.00").containsEntry("vat", "6064.00").containsEntry("total", "36384.00");
        assertThat(breakdown(RunningService.operator("GET", "/statements/" + april, null)))
                .contains("ecf_mentor started - 40 × 500.00 = 20000.00", "ecf_mentor completed - 10 × 500.00 = 5000.00");
        assertThat(contractIds(april)).containsExactlyInAnyOrderEntriesOf(Map.of(
                "ecf-induction payment A", banded("2025a"), "ecf-induction payment B", banded("2025a"), "ecf-induction refund B", banded("2025a"),
                "ecf-mentor payment -", flat.toString(), "ecf-mentor refund -", flat.toString(), "- service_fee -", banded("2025a"), "- vat -", "-"));
        Map<String, String> forecast = contractIds(april);
        pay(april, AFTER_APRILS_DEADLINE);
        addsUp(april, "36384.00");
        assertThat(contractIds(april)).isEqualTo(forecast);
    }

    @Test
    void aboveTheLastBandNothingIsPaidAndTheStatementSaysSo() {
        agreeAndOpen("2023a", Map.of("monthly_service_fee", "0.00", "bands", List.of(band("A", 1, 2, "1000.00"), band("B", 3, 4, "800.00"))));
        List<UUID> paid = declare(4, "2023a", "ecf-induction", false, DECEMBER);
        List<UUID> late = declare(3, "2023a", "ecf-induction", true, DECEMBER.plusSeconds(60));
        cutOff(january, AFTER_JANUARYS_DEADLINE);

        // two places of A and two of B: 240 + 192, and a fifth; no uplift for who finds none
        assertThat(totals(january)).containsEntry("uplift", "0.00").containsEntry("total", "518.40");
        Got shown = RunningService.operator("GET", "/statements/" + january, null);
        assertThat(shown.body().at("/counts/started").asInt()).isEqualTo(4);
        assertThat(breakdown(shown)).contains("ecf started - 3 × 0.00 = 0.00");
        assertThat(descriptions(lines(january))).contains("Not paid: all places of the contract's bands are taken.");

        // one of the four leaves its place to the first of the three, who is flagged
        together(Stream.of(declaration(paid.getFirst(), "2023a", "ecf-induction", "started", false, "voided", 2, AFTER_JANUARYS_DEADLINE)));
        // 432 and an uplift of 100, and a fifth
        assertThat(totals(january)).containsEntry("output", "432.00").containsEntry("uplift", "100.00").containsEntry("total", "638.40");
        authorise(january, AFTER_JANUARYS_DEADLINE);
        addsUp(january, "638.40");
        assertThat(late.stream().map(EcfStatementsOverHttpTest::upliftPaid).filter(each -> each)).hasSize(1);
    }

    /** Earlier is whose payment date is earlier: it fills the bands first (facts/ecf 4.3). */
    @Test
    void whoIsPaidEarlierFillsTheBandsFirstAndAnotherPaymentDateTurnsThatRound() {
        agreeAndOpen("2023a", Map.of("monthly_service_fee", "0.00", "bands", List.of(band("A", 1, 2, "1000.00"), band("B", 3, 4, "800.00"))));
        declare(3, "2023a", "ecf-induction", false, DECEMBER);
        declare(3, "2023a", "ecf-induction", false, FEBRUARY);

        // two places of A and one of B: 240 + 96, and a fifth
        // one place of B is left, two find none: 96, and a fifth
        stand(january, "403.20", april, "115.20");

        open(january, "2023a", 1, "2024-12-31", "2025-05-25");

        stand(april, "403.20", january, "115.20");
        assertThat(RunningService.provider(provider, "").body().path("data").values().stream().map(each -> each.path("id").asString()))
                .containsExactly(april.toString(), january.toString());

        open(january, "2023a", 1, "2024-12-31", "2025-01-25");
        stand(january, "403.20", april, "115.20");
    }

    /** Now, and in the provider's documents a moment later. */
    private void stand(UUID first, String firsts, UUID next, String nexts) {
        assertThat(totals(first)).containsEntry("total", firsts);
        assertThat(totals(next)).containsEntry("total", nexts);
        await().atMost(Finance.PATIENCE).untilAsserted(() -> {
            assertThat(RunningService.provider(provider, "/" + first).text("/data/attributes/totals/total")).isEqualTo(firsts);
            assertThat(RunningService.provider(provider, "/" + next).text("/data/attributes/totals/total")).isEqualTo(nexts);
        });
    }

    @Test
    void aLineThatNoContractPaysForWaitsInTheWorklistUntilThereIsOne() {
        RunningService.hears(Told.provider(provider, false));
        open(january, 1, "2024-12-31");
        declare(1, "2023a", "ecf-mentor", false, DECEMBER);
        assertThat(worklist()).contains("line_without_contract");

        agree("2023a", Map.of());

        assertThat(worklist()).doesNotContain("line_without_contract");
        assertThat(totals(january)).containsEntry("output", "120.00");
    }

    @Test
    void aCopyOfACohortFromBeforeIsMadeCompleteByAskingItsOwner() {
        RunningService.owner().knows("cohorts", Told.cohort("2022a", true, false));
        RunningService.hears(Told.cohort("2022a", true, false));

        RunningService.rows("UPDATE cohort SET uplifts = NULL, mentor_funding = NULL WHERE identifier = '2022a' RETURNING identifier");

        await().atMost(Finance.PATIENCE).untilAsserted(() -> assertThat(
                RunningService.rows("SELECT uplifts || ' ' || mentor_funding FROM cohort WHERE identifier = '2022a'")).containsExactly("true false"));
    }

    private List<String> worklist() {
        return RunningService.operator("GET", "/worklist", null).body().values().stream()
                .filter(item -> item.path("subject_id").asString().equals(january.toString())).map(item -> item.path("kind").asString()).toList();
    }

    private void agreeAndOpen(String cohort, Map<String, Object> changes) {
        RunningService.hears(Told.provider(provider, true));
        agree(cohort, changes);
        open(january, cohort, 1, "2024-12-31");
        open(april, cohort, 4, "2025-03-31");
    }

    /** The contract that pays such lines. */
    private Map<String, String> contractIds(UUID statement) {
        return lines(statement).body().path("data").values().stream().map(line -> line.path("attributes")).collect(Collectors.toMap(
                line -> line.path("course_identifier").asString("-") + " " + line.path("kind").asString() + " " + line.path("band").asString("-"),
                line -> line.path("contract_id").asString("-"),
                (one, other) -> one.equals(other) ? one : one + " and " + other));
    }

    private String banded(String cohort) {
        return UUID.nameUUIDFromBytes((provider + cohort).getBytes()).toString();
    }

    private void agree(String cohort, Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "ecf", "lead_provider_id", provider, "cohort", cohort, "recruitment_target", 250,
                "set_up_fee", "10000.00", "uplift_amount", "100.00", "bands",
                List.of(band("A", 1, 100, "1000.00"), band("B", 101, 200, "800.00"), band("C", 201, 300, "600.00"))));
        body.putAll(changes);
        assertThat(RunningService.operator("PUT", "/contracts/" + banded(cohort), body).status()).isEqualTo(200);
    }

    private static Map<String, Object> band(String name, int min, int max, String price) {
        return Map.of("name", name, "min", min, "max", max, "per_participant", price);
    }

    private void open(UUID statement, int month, String deadline) {
        open(statement, "2023a", month, deadline);
    }

    private void open(UUID statement, String cohort, int month, String deadline) {
        open(statement, cohort, month, deadline, "2025-0" + month + "-25");
    }

    private void open(UUID statement, String cohort, int month, String deadline, String payment) {
        assertThat(RunningService.operator("PUT", "/statements/" + statement, Map.of("lead_provider_id", provider, "cohort", cohort, "type", "ecf",
                "month", month, "year", 2025, "deadline_date", deadline, "payment_date", payment)).status()).isEqualTo(200);
    }

    private List<UUID> declare(int times, String cohort, String course, boolean flagged, Instant at) {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(times).toList();
        together(ids.stream().map(id -> declaration(id, cohort, course, "started", flagged, "submitted", 1, at)));
        return ids;
    }

    private Snapshot declaration(UUID id, String cohort, String course, String type, boolean flagged, String state, long version, Instant at) {
        return Told.ecfDeclaration(id, provider, cohort, course, type, flagged, state, version, at);
    }

    private static void together(Stream<Snapshot> declarations) {
        RunningService.hears(declarations.toList());
    }

    private void pay(UUID statement, Instant now) {
        cutOff(statement, now);
        authorise(statement, now);
    }

    private void cutOff(UUID statement, Instant now) {
        assertThat(RunningService.operator(now, "POST", "/statements/cut-off", Map.of("lead_provider_id", provider))
                .body().path("statements").values().stream().map(id -> id.asString())).containsExactly(statement.toString());
    }

    private static void authorise(UUID statement, Instant now) {
        assertThat(RunningService.operator(now, "POST", "/statements/" + statement + "/authorise-payment", Map.of("confirmed", true)).status())
                .isEqualTo(200);
    }

    private static Map<String, String> totals(UUID statement) {
        Map<String, String> totals = new HashMap<>();
        RunningService.operator("GET", "/statements/" + statement, null).body().path("totals").properties()
                .forEach(total -> totals.put(total.getKey(), total.getValue().asString()));
        return totals;
    }

    private static List<String> breakdown(Got statement) {
        return statement.body().path("breakdown").values().stream().map(row -> "%s %s %s %d × %s = %s".formatted(row.path("kind").asString(),
                row.path("declaration_type").asString(), row.path("band").isNull() ? "-" : row.path("band").asString(), row.path("count").asInt(),
                row.path("unit_price").asString(), row.path("amount").asString())).toList();
    }

    private Got lines(UUID statement) {
        return RunningService.provider(provider, "/" + statement + "/lines?page%5Bper_page%5D=500");
    }

    private void addsUp(UUID statement, String total) {
        Collection<BigDecimal> amounts = new ArrayList<>();
        lines(statement).body().path("data").values().forEach(line -> amounts.add(new BigDecimal(line.at("/attributes/amount").asString())));
        assertThat(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualTo(new BigDecimal(total));
    }

    private static List<String> bands(Got lines, String kind) {
        return attributes(lines, kind, "band");
    }

    private static List<String> states(Got lines, String kind) {
        return attributes(lines, kind, "state");
    }

    private static List<String> descriptions(Got lines) {
        return attributes(lines, "payment", "description");
    }

    private static List<String> attributes(Got lines, String kind, String name) {
        return lines.body().path("data").values().stream().map(line -> line.path("attributes"))
                .filter(line -> line.path("kind").asString().equals(kind)).map(line -> line.path(name).asString("")).toList();
    }

    private static boolean upliftPaid(UUID declaration) {
        return RunningService.peer("/internal/snapshots/lines?ids=" + declaration).body().at("/snapshots/0/payload/uplift_paid").asBoolean();
    }
}
