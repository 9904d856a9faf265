package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.statements.Finance;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WhichStatementsAProviderListsTest {

    private final UUID provider = UUID.randomUUID();
    private final Map<String, String> names = new HashMap<>();

    @BeforeAll
    static void theCohortsAreThere() {
        RunningService.hears(Told.cohort("2022a"));
        RunningService.hears(Told.cohort("2023a"));
        RunningService.hears(Told.cohort("2024a"));
    }

    @BeforeEach
    void statementsOfThreeCohortsAndBothKinds() {
        RunningService.hears(Told.provider(provider, false));
        opens("npq 2022", "2022a", "npq", 9, true);
        opens("npq 2023", "2023a", "npq", 10, true);
        opens("npq 2024", "2024a", "npq", 11, true);
        opens("ecf 2024", "2024a", "ecf", 12, true);
        opens("fees 2024", "2024a", "npq", 12, false);
        opens("ecf fees 2023", "2023a", "ecf", 12, false);
        await().atMost(Finance.PATIENCE).untilAsserted(() -> {
            assertThat(listed("")).hasSize(4);
            assertThat(listed("?filter[output_fee]=false")).hasSize(2);
        });
    }

    @Test
    void withoutAFilterThoseThatPayForDeclarationsComeInTheOrderOfTheirPaymentDates() {
        assertThat(listed("")).containsExactly("npq 2022", "npq 2023", "npq 2024", "ecf 2024");
        assertThat(listed("?filter[output_fee]=true&filter[cohort]=&filter[type]=&filter[updated_since]=")).isEqualTo(listed(""));
    }

    @Test
    void cohortsAreNamedByTheirYearsOneOrSeveral() {
        assertThat(listed("?filter[cohort]=2024")).containsExactly("npq 2024", "ecf 2024");
        assertThat(listed("?filter[cohort]=2022,%202023")).containsExactly("npq 2022", "npq 2023");
        assertThat(listed("?filter[cohort]=2031")).isEmpty();
        assertThat(listed("?filter[cohort]=2022a,twenty")).isEmpty();
    }

    @Test
    void aTypeIsNpqOrEcfAndAnythingElseFindsNothing() {
        assertThat(listed("?filter[type]=npq")).containsExactly("npq 2022", "npq 2023", "npq 2024");
        assertThat(listed("?filter[type]=ecf")).containsExactly("ecf 2024");
        assertThat(listed("?filter[type]=ecf_mentor")).isEmpty();
        assertThat(listed("?filter[type]=npq,ecf")).isEmpty();
    }

    @Test
    void statementsOfFeesAloneAreListedWhenTheyAreAskedFor() {
        assertThat(listed("?filter[output_fee]=false")).containsExactlyInAnyOrder("fees 2024", "ecf fees 2023");
        assertThat(listed("?filter[output_fee]=false&filter[type]=ecf")).containsExactly("ecf fees 2023");
        assertThat(listed("?filter[output_fee]=false&filter[cohort]=2024")).containsExactly("fees 2024");
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEndedWhateverIsFiltered() {
        Got first = RunningService.provider(provider, asked("?filter[type]=npq&page[per_page]=2"));
        String next = first.text("/links/next");

        assertThat(names(first)).containsExactly("npq 2022", "npq 2023");
        assertThat(names(RunningService.provider(provider, next.substring(next.indexOf('?'))))).containsExactly("npq 2024");
        assertThat(listed("?filter[type]=npq&page[per_page]=2&page[page]=2")).containsExactly("npq 2024");
    }

    /** More than are read at a time, several of them paid on one day. */
    @Test
    void aLargePageIsTheSmallOnesPutTogether() {
        UUID busy = UUID.randomUUID();
        RunningService.execute("SET session_replication_role = replica", """
                INSERT INTO statement_document
                SELECT row.* FROM generate_series(1, 1300) nth, LATERAL (SELECT md5('%1$s' || nth)::uuid AS id) made, statement_document d,
                    jsonb_populate_record(d, jsonb_build_object('statement_id', made.id, 'lead_provider_id', '%1$s',
                        'payment_date', d.payment_date + nth / 7, 'body', '\\x' || encode(convert_to(replace(convert_from(d.body, 'UTF8'),
                            d.statement_id::text, made.id::text), 'UTF8'), 'hex'))) row
                WHERE d.statement_id = '%2$s'
                """.formatted(busy, id("npq 2024")));
        try {
            List<String> small = new ArrayList<>();
            for (int page = 1; page <= 13; page++) {
                small.addAll(documents(busy, "?page[page]=" + page));
            }

            assertThat(documents(busy, "?page[per_page]=3000")).hasSize(1_300).isEqualTo(small).doesNotHaveDuplicates();
            assertThat(documents(busy, "?page[per_page]=600&page[page]=2")).isEqualTo(small.subList(600, 1_200));
        } finally {
            RunningService.execute("DELETE FROM statement_document WHERE lead_provider_id = '" + busy + "'");
        }
    }

    @Test
    void whatChangedAtThatMomentIsAmongWhatChangedSince() {
        String id = id("npq 2023");
        RunningService.operator("POST", "/statements/" + id + "/adjustments", Map.of("description", "By agreement", "amount", "5.00"));
        await().atMost(Finance.PATIENCE).untilAsserted(() -> assertThat(
                RunningService.provider(provider, "/" + id).text("/data/attributes/totals/total")).isEqualTo("5.00"));
        // to the microsecond, which the document does not show
        Instant changed = Instant.parse(RunningService.rows("SELECT to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') "
                + "FROM statement_document WHERE statement_id = '" + id + "'").getFirst());

        assertThat(listed("?filter[updated_since]=" + changed)).containsExactly("npq 2023");
        assertThat(listed("?filter[updated_since]=" + changed.plusNanos(1_000))).isEmpty();
        assertThat(listed("?filter[updated_since]=" + changed.minusSeconds(3_600))).isEqualTo(listed(""));
    }

    @ParameterizedTest
    @CsvSource({"updated_since, yesterday", "updated_since, 2024-02-30T00:00:00Z", "output_fee, perhaps", "output_fee, 1"})
    void aFilterOfTheWrongShapeIsRefusedAndNamed(String filter, String value) {
        Got refused = RunningService.provider(provider, asked("?filter[" + filter + "]=" + value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.codes()).containsExactly("filter_invalid");
        assertThat(refused.text("/errors/0/meta/parameter")).isEqualTo("filter[" + filter + "]");
    }

    private List<String> listed(String query) {
        return names(RunningService.provider(provider, asked(query)));
    }

    private List<String> names(Got list) {
        assertThat(list.status()).isEqualTo(200);
        return list.body().path("data").values().stream().map(each -> names.get(each.path("id").asString())).toList();
    }

    private String id(String name) {
        return names.entrySet().stream().filter(named -> named.getValue().equals(name)).findFirst().orElseThrow().getKey();
    }

    private static List<String> documents(UUID provider, String query) {
        return RunningService.provider(provider, asked(query)).body().path("data").valueStream().map(JsonNode::toString).toList();
    }

    private static String asked(String query) {
        return query.replace("[", "%5B").replace("]", "%5D");
    }

    private void opens(String name, String cohort, String type, int month, boolean outputFee) {
        UUID id = UUID.randomUUID();
        names.put(id.toString(), name);
        assertThat(RunningService.operator("PUT", "/statements/" + id, Map.of("lead_provider_id", provider, "cohort", cohort, "type", type,
                "month", month, "year", 2024, "deadline_date", "2024-%02d-20".formatted(month), "payment_date", "2024-%02d-25".formatted(month),
                "output_fee", outputFee)).status()).isEqualTo(200);
    }
}
