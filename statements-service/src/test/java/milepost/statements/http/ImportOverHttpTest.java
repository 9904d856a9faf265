package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import milepost.statements.Finance;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportOverHttpTest {

    private static final String MONTHS = """
            year,month,deadline_date,payment_date,output_fee
            2024,11,2024-11-25,2024-12-25,TRUE
            2024,12,2024-12-25,2025-01-25,
            """;

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final String oneName = "Larkfield " + one;
    private final String otherName = "=Harbourside, \"and\" " + other;

    @BeforeAll
    static void theCatalogueIsThere() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.cohort("2025a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
        RunningService.hears(Told.course("npq-leading-literacy", "specialist"));
    }

    @BeforeEach
    void theProvidersAreThere() {
        RunningService.hears(Told.provider(one, true, oneName));
        RunningService.hears(Told.provider(other, false, otherName));
    }

    @Test
    void everyProviderOfTheContractsGetsEveryStatementAndTheUsualShares() {
        Got made = upload("", MONTHS, contracts());

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body().toString()).isEqualTo("{\"statements\":4,\"contracts\":3,\"errors\":[]}");
        assertThat(statements("2024a")).containsExactly("2024-11 true", "2024-11 true", "2024-12 false", "2024-12 false");
        Got literacy = RunningService.operator("GET", "/contracts/" + contract(other, "npq-leading-literacy", "2024a"), null);
        assertThat(literacy.text("/per_participant")).isEqualTo("800.00");
        assertThat(literacy.body().path("output_payment_percentage").asInt()).isEqualTo(60);
        assertThat(literacy.body().path("number_of_payment_periods").asInt()).isEqualTo(3);
        assertThat(literacy.body().path("special_course").asBoolean()).isTrue();
        assertThat(literacy.body().path("monthly_service_fee").isNull()).isTrue();
        Got headship = RunningService.operator("GET", "/contracts/" + contract(one, "npq-headship", "2024a"), null);
        assertThat(headship.body().path("number_of_payment_periods").asInt()).isEqualTo(4);
        assertThat(headship.text("/monthly_service_fee")).isEqualTo("12.50");
        // 12.50 of service fee and a fifth of VAT
        await().atMost(Finance.PATIENCE).untilAsserted(() -> assertThat(
                RunningService.provider(one, "").text("/data/0/attributes/totals/total")).isEqualTo("15.00"));
        assertThat(RunningService.rows("SELECT count(*)::text FROM audit WHERE action = 'statements imported' AND reason::text LIKE '%"
                + contract(one, "npq-headship", "2024a") + "%'")).containsExactly("1");
    }

    @Test
    void aDryRunAnswersTheSameAndChangesNothing() {
        Got told = upload("&dry_run=true", MONTHS, contracts());

        assertThat(told.status()).isEqualTo(200);
        assertThat(statements("2024a")).isEmpty();
        assertThat(RunningService.rows("SELECT id::text FROM contract WHERE lead_provider_id = '" + one + "'")).isEmpty();
        assertThat(told.body()).isEqualTo(upload("&dry_run=false", MONTHS, contracts()).body());
    }

    @Test
    void sentAgainUnderItsKeyItIsTheSameAnswerAndUnderAnotherOneItIsRefusedLineByLine() {
        String key = UUID.randomUUID().toString();
        Got first = RunningService.upload("/statements/import?cohort=2024a", key, files(MONTHS, contracts()));

        Got again = RunningService.upload("/statements/import?cohort=2024a", key, files(MONTHS, contracts()));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(RunningService.upload("/statements/import?cohort=2024a", key, files(MONTHS + "2025,1,2025-01-25,2025-02-25,\n", contracts()))
                .codes()).containsExactly("idempotency_key_reused");

        Got refused = upload("", MONTHS + "2025,1,2025-01-25,2025-02-25,true\n", contracts().replace(",800,", ",900,"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(lines(refused)).containsExactly("contracts 4 contract_exists", "statements 2 statement_exists", "statements 3 statement_exists");
        assertThat(refused.text("/errors/1/message")).contains(oneName).contains(otherName);
        assertThat(statements("2024a")).hasSize(4);
        // contracts that are agreed already, on the same terms, are no reason to refuse the months that come later
        Got later = upload("", "year,month,deadline_date,payment_date,output_fee\n2025,1,2025-01-25,2025-02-25,true\n", contracts());
        assertThat(later.body().toString()).isEqualTo("{\"statements\":2,\"contracts\":0,\"errors\":[]}");
    }

    @Test
    void everyBadLineIsNamedAndNothingIsKept() {
        Got refused = upload("", """
                payment_date,year,month,deadline_date,output_fee
                2024-12-25,2024,11,2024-11-25,true
                2024-12-25,2024,13,25/11/2024,maybe
                ,2051,1,2025-01-25,
                2024-11-01,2024,10,2024-11-25,false
                2024-12-25,2024,11,2024-11-25,true,and more
                2024-12-24,2024,11,2024-11-24,true
                """, contracts() + """
                Nobody & Sons,npq-headship,10,100,12,,
                %1$s,npq-juggling,10,100,12,,
                %1$s,npq-leading-literacy,0,0.00,-1,no,£5
                ,,many,12.345,,,-3
                %1$s,npq-headship,72,1000,19,false,12.50
                """.formatted(oneName));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(lines(refused)).containsExactly(
                "statements 6 too_many_cells",
                "statements 3 wrong_type", "statements 3 wrong_type", "statements 3 out_of_range",
                "statements 4 out_of_range", "statements 4 required",
                "statements 5 payment_before_deadline",
                "statements 7 line_repeated",
                "contracts 5 unknown_lead_provider",
                "contracts 6 unknown_course",
                "contracts 7 wrong_type", "contracts 7 wrong_type", "contracts 7 out_of_range", "contracts 7 out_of_range", "contracts 7 out_of_range",
                "contracts 8 required", "contracts 8 wrong_type", "contracts 8 required", "contracts 8 invalid_amount", "contracts 8 out_of_range",
                "contracts 9 line_repeated");
        assertThat(refused.text("/errors/0/message")).isEqualTo(refused.text("/errors/0/detail")).isNotEmpty();
        assertThat(statements("2024a")).isEmpty();
        assertThat(RunningService.rows("SELECT id::text FROM contract WHERE lead_provider_id = '" + one + "'")).isEmpty();
    }

    @Test
    void monthsAreOfTheYears2020To2040() {
        String header = "year,month,deadline_date,payment_date,output_fee\n";

        Got refused = upload("", header + "2019,12,2019-12-25,2020-01-25,\n2041,1,2041-01-25,2041-02-25,\n2040,12,2040-12-25,2041-01-25,\n", contracts());

        assertThat(lines(refused)).containsExactly("statements 2 out_of_range", "statements 3 out_of_range");
        assertThat(refused.text("/errors/1/detail")).contains("2020").contains("2040");
        assertThat(upload("", header + "2020,1,2020-01-25,2020-02-25,\n2040,12,2040-12-25,2041-01-25,\n", contracts()).status()).isEqualTo(200);
    }

    @Test
    void aServiceFeeThatIsToBeComputedNeedsItsInstalmentsUnlessItsShareIsNothing() {
        String columns = contracts().lines().findFirst().orElseThrow() + ",service_fee_percentage\n";

        assertThat(lines(upload("", MONTHS, columns + "%1$s,npq-headship,72,1000,0,,,\n%1$s,npq-leading-literacy,72,800,,,,\n".formatted(oneName))))
                .containsExactly("contracts 2 out_of_range", "contracts 3 required");
        assertThat(upload("", MONTHS, columns + "%1$s,npq-headship,72,1000,0,,894,\n%1$s,npq-leading-literacy,72,800,,,,0\n".formatted(oneName)).status())
                .isEqualTo(200);
    }

    @Test
    void filesThatAreNoneAreRefused() {
        assertThat(lines(upload("", "", contracts()))).containsExactly("statements 1 file_missing");
        assertThat(lines(upload("", "to whom it may concern", "PK\u0003\u0004 something zipped")))
                .containsExactly("statements 1 header_missing", "contracts 1 header_missing");
        assertThat(lines(upload("", "year,month,deadline_date,payment_date,output_fee\n", contracts().replace("lead_provider_name", "provider"))))
                .containsExactly("statements 2 file_empty", "contracts 1 header_missing");
        assertThat(lines(upload("", MONTHS.replace("output_fee", "output_fee,note"), contracts() + "\n\"never closed,npq-headship\n")))
                .containsExactly("statements 1 header_unknown", "contracts 6 csv_malformed");
        assertThat(lines(RunningService.upload("/statements/import?cohort=2024a", UUID.randomUUID().toString(), Map.of("statements", MONTHS))))
                .containsExactly("contracts 1 file_missing");
        assertThat(RunningService.operator("POST", "/statements/import?cohort=2024a", Map.of()).status()).isEqualTo(415);
        assertThat(RunningService.upload("/statements/import", UUID.randomUUID().toString(), files(MONTHS, contracts())).codes())
                .containsExactly("required");
        assertThat(RunningService.upload("/statements/import?cohort=2031a", UUID.randomUUID().toString(), files(MONTHS, contracts())).codes())
                .containsExactly("unknown_cohort");
        assertThat(upload("&dry_run=perhaps", MONTHS, contracts()).codes()).containsExactly("wrong_type");
    }

    @Test
    void aNameThatIsNotKnownHereIsAskedForBeforeItIsRefused() {
        UUID late = UUID.randomUUID();
        RunningService.owner().knows("lead-providers", Told.provider(late, false, "Latecomers " + late));

        Got made = upload("", MONTHS, contracts() + "Latecomers " + late + ",npq-headship,72,1000.00,19,,\n");

        assertThat(made.body().toString()).isEqualTo("{\"statements\":6,\"contracts\":4,\"errors\":[]}");
    }

    @Test
    void whatIsFarTooMuchIsRefusedAsThat() {
        String months = "year,month,deadline_date,payment_date,output_fee\n" + String.join("\n", IntStream.range(0, 201)
                .mapToObj(i -> "%d,%d,2024-11-25,2024-12-25,".formatted(2024 + i / 12, 1 + i % 12)).toList());

        assertThat(lines(upload("", months, contracts()))).containsExactly("statements 1 too_many_statements");
        assertThat(lines(upload("", months + "\nx,,,,".repeat(2_000), contracts() + "x,,,,,,\n".repeat(100)))).hasSize(1_000).contains("statements 402 too_many_lines");
    }

    @Test
    void theContractsOfACohortAreDownloadedAndMakeAnotherOne() {
        upload("", MONTHS, contracts());
        String header = RunningService.download("/contracts.csv?cohort=2031a");
        String file = header + String.join("", RunningService.download("/contracts.csv?cohort=2024a").lines()
                .filter(line -> line.contains(one.toString()) || line.contains(other.toString())).map(line -> line + "\r\n").toList());

        // no spreadsheet takes the name for a formula
        assertThat(file).contains("\"'=Harbourside, \"\"and\"\" " + other + "\",npq-headship,72,1000.00,19,false,,60,4,40,100.00\r\n");
        Got made = RunningService.upload("/statements/import?cohort=2025a", UUID.randomUUID().toString(), files(MONTHS, file));

        assertThat(made.body().toString()).isEqualTo("{\"statements\":4,\"contracts\":3,\"errors\":[]}");
        assertThat(statements("2025a")).hasSize(4);
        assertThat(RunningService.download("/contracts.csv?cohort=2025a").lines().filter(line -> line.contains(other.toString())))
                .containsExactlyElementsOf(file.lines().filter(line -> line.contains(other.toString())).toList());
        assertThat(RunningService.operator("GET", "/contracts.csv", null).codes()).containsExactly("required");
    }

    private Got upload(String query, String statements, String contracts) {
        return RunningService.upload("/statements/import?cohort=2024a" + query, UUID.randomUUID().toString(), files(statements, contracts));
    }

    private static Map<String, String> files(String statements, String contracts) {
        return Map.of("statements", statements, "contracts", contracts);
    }

    private String contracts() {
        return """
                lead_provider_name,course_identifier,recruitment_target,per_participant,service_fee_installments,special_course,monthly_service_fee
                %s,npq-headship,72,1000.00,19,,12.50
                %s,npq-headship,72,1000.00,19,false,
                %2$s,npq-leading-literacy,72,800,19,TRUE,
                """.formatted(oneName, quoted(otherName));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private List<String> statements(String cohort) {
        return RunningService.rows("SELECT year || '-' || month || ' ' || output_fee FROM statement WHERE cohort = '" + cohort
                + "' AND lead_provider_id IN ('" + one + "', '" + other + "') ORDER BY year, month");
    }

    private static String contract(UUID provider, String course, String cohort) {
        return RunningService.rows("SELECT id::text FROM contract WHERE lead_provider_id = '" + provider + "' AND course_identifier = '" + course
                + "' AND cohort = '" + cohort + "'").getFirst();
    }

    private static List<String> lines(Got refused) {
        return refused.body().path("errors").values().stream().map(error ->
                error.path("file").asString() + " " + error.path("line").asInt() + " " + error.path("code").asString()).toList();
    }
}
