package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.messaging.Snapshot;
import milepost.statements.Finance;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import milepost.statements.domain.Family;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between the months that pay for declarations there are those that pay the monthly fee and nothing else (facts/ecf 4.6, decision E9). */
class ServiceFeesAloneTest {

    private static final Instant DECLARED = Instant.parse("2024-11-10T12:00:00Z");
    private static final Instant AFTER_NOVEMBER = Instant.parse("2024-11-26T09:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final UUID november = UUID.randomUUID();
    private final UUID december = UUID.randomUUID();

    @BeforeAll
    static void theCatalogueIsThere() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
    }

    @BeforeEach
    void theProviderIsThere() {
        RunningService.hears(Told.provider(provider, true));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void aMonthOfFeesTakesNoDeclarationAndIsCutOffAuthorisedAndPaidWithItsFeeAndVat(Family family) {
        assertThat(RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), contract(family)).status()).isEqualTo(200);
        opens(november, family, 11, false);
        opens(december, family, 12, true);

        RunningService.hears(declaration(family));

        assertThat(shown(november).body().at("/counts/started").asInt()).isZero();
        assertThat(shown(december).body().at("/counts/started").asInt()).isOne();
        await().atMost(Finance.PATIENCE).untilAsserted(() -> {
            assertThat(listed("")).containsExactly(december + " open");
            assertThat(listed("?filter%5Boutput_fee%5D=false")).containsExactly(november + " open");
        });

        assertThat(cutOff()).containsExactly(november.toString());
        Got paid = authorise();
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("/state")).isEqualTo("paid");
        assertThat(paid.text("/totals/service_fee")).isEqualTo("894.00");
        assertThat(paid.text("/totals/output")).isEqualTo("0.00");
        // a fifth of 894
        assertThat(paid.text("/totals/vat")).isEqualTo("178.80");
        assertThat(paid.text("/totals/total")).isEqualTo("1072.80");
        assertThat(lines()).containsExactlyInAnyOrder("service_fee paid 894.00", "vat paid 178.80");
        assertThat(RunningService.provider(provider, "/" + november).body().at("/data/attributes/paid").asBoolean()).isTrue();
        assertThat(listed("")).containsExactly(december + " open");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void aMonthWithoutAnyAmountIsPaidToo(Family family) {
        opens(november, family, 11, false);

        assertThat(cutOff()).containsExactly(november.toString());
        Got paid = authorise();

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("/state")).isEqualTo("paid");
        assertThat(paid.text("/totals/total")).isEqualTo("0.00");
        assertThat(lines()).isEmpty();
    }

    private void opens(UUID id, Family family, int month, boolean outputFee) {
        assertThat(RunningService.operator("PUT", "/statements/" + id, Map.of("lead_provider_id", provider, "cohort", "2024a", "type", family.code(),
                "month", month, "year", 2024, "deadline_date", "2024-%d-25".formatted(month), "payment_date", "2025-01-25",
                "output_fee", outputFee)).status()).isEqualTo(200);
    }

    private Map<String, Object> contract(Family family) {
        return switch (family) {
            case NPQ -> Map.of("kind", "npq", "lead_provider_id", provider, "cohort", "2024", "course_identifier", "npq-headship",
                    "per_participant", "1000.00", "number_of_payment_periods", 4, "recruitment_target", 72, "monthly_service_fee", "894.00");
            case ECF -> Map.of("kind", "ecf", "lead_provider_id", provider, "cohort", "2024", "recruitment_target", 100, "set_up_fee", "0.00",
                    "monthly_service_fee", "894.00", "bands", List.of(Map.of("name", "A", "min", 1, "max", 100, "per_participant", "1000.00")));
        };
    }

    private Snapshot declaration(Family family) {
        UUID id = UUID.randomUUID();
        return switch (family) {
            case NPQ -> Told.declaration(id, provider, "submitted", 1, DECLARED);
            case ECF -> Told.ecfDeclaration(id, provider, "2024a", "ecf-induction", "started", false, "submitted", 1, DECLARED);
        };
    }

    private List<String> cutOff() {
        return RunningService.operator(AFTER_NOVEMBER, "POST", "/statements/cut-off", Map.of("lead_provider_id", provider))
                .body().path("statements").values().stream().map(id -> id.asString()).toList();
    }

    private Got authorise() {
        return RunningService.operator(AFTER_NOVEMBER, "POST", "/statements/" + november + "/authorise-payment", Map.of("confirmed", true));
    }

    private static Got shown(UUID statement) {
        return RunningService.operator("GET", "/statements/" + statement, null);
    }

    private List<String> listed(String filter) {
        return RunningService.provider(provider, filter).body().path("data").values().stream()
                .map(each -> each.path("id").asString() + " " + each.at("/attributes/state").asString()).toList();
    }

    /** Whose sum is the total. */
    private List<String> lines() {
        List<String> lines = RunningService.provider(provider, "/" + november + "/lines").body().path("data").values().stream()
                .map(line -> line.path("attributes"))
                .map(line -> line.path("kind").asString() + " " + line.path("state").asString() + " " + line.path("amount").asString()).toList();
        assertThat(lines.stream().map(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1))).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(shown(november).text("/totals/total"));
        return lines;
    }
}
