package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import milepost.local.sandbox.RecordingGateway.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the sandbox says to the operator API before anybody trains. */
class CatalogueTest {

    @TempDir
    private Path directory;

    private final World world = World.read();
    private final RecordingGateway gateway = new RecordingGateway();

    @BeforeEach
    void putEverything() {
        try (Ledger ledger = Ledger.in(directory); Steps steps = new Steps(new Api(gateway.at()), ledger, _ -> {})) {
            Catalogue catalogue = new Catalogue(world, steps, "operator");
            catalogue.putProvidersAndCohorts();
            catalogue.putWhatHangsOnThem();
            catalogue.agreeAndOpenStatements();
        }
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aScheduleOfTheFrameworkHasItsWindowsOpenOrClosed() {
        JsonNode standard = put("cohorts/2021a/schedules/ecf-standard-april");
        JsonNode extended = put("cohorts/2026a/schedules/ecf-extended-january");

        assertThat(standard.path("name").asString()).isEqualTo("ECF Standard April");
        assertThat(standard.path("course_group").asString()).isEqualTo("ecf");
        assertThat(standard.path("applies_from").asString()).isEqualTo("2022-03-01");
        assertThat(standard.path("milestones")).hasSize(6);
        assertThat(standard.at("/milestones/5")).isEqualTo(World.JSON.readTree(
                "{\"declaration_type\": \"completed\", \"start_date\": \"2023-10-01\", \"milestone_date\": \"2024-01-31\"}"));
        assertThat(extended.path("milestones")).hasSize(9);
        assertThat(extended.at("/milestones/8")).isEqualTo(World.JSON.readTree(
                "{\"declaration_type\": \"extended-3\", \"start_date\": \"2027-01-01\", \"milestone_date\": null}"));
    }

    /** Six cohorts with twelve schedules: nine of six milestones, the three extended ones of nine. */
    @Test
    void everyScheduleOfTheFrameworkIsPutWithEveryMilestone() {
        List<Request> schedules = gateway.requests().stream()
                .filter(request -> request.method().equals("PUT") && request.path().contains("/schedules/ecf-")).toList();

        assertThat(schedules).hasSize(72).extracting(Request::path).doesNotHaveDuplicates();
        assertThat(schedules.stream().mapToInt(request -> request.body().path("milestones").size()).sum()).isEqualTo(486);
        assertThat(schedules).allSatisfy(request -> assertThat(request.body().path("milestones").valueStream()
                .map(milestone -> milestone.path("declaration_type").asString()).toList()).as(request.path())
                .hasSize(request.path().contains("/ecf-extended-") ? 9 : 6).doesNotHaveDuplicates());
    }

    @Test
    void aCohortCarriesTheTermsOfTheFrameworkBesideThoseOfNpqs() {
        assertThat(put("cohorts/2022a")).isEqualTo(World.JSON.readTree("""
                {"description": "Autumn 2022 and spring 2023", "registration_start_date": "2022-04-03", "funding": "full", "mentor_funding": false,
                 "detailed_evidence": false, "uplifts": true, "declaration_sequence_checked": false, "payments_frozen_at": "2025-06-15T23:00:00Z"}"""));
        assertThat(put("cohorts/2026b").path("mentor_funding").booleanValue()).isFalse();
        assertThat(put("cohorts/2026b").path("payments_frozen_at").isNull()).isTrue();
    }

    @Test
    void severalProvidersOfferBothCoursesOfTheFrameworkAndWorkWithPartnersThere() {
        assertThat(offered("2026a")).hasSize(10).contains("ecf-induction " + world.providerId(0), "ecf-mentor " + world.providerId(0));
        assertThat(offered("2026b")).isEmpty();
        assertThat(gateway.requests()).filteredOn(request -> request.path().endsWith("/partnerships"))
                .filteredOn(request -> request.body().path("lead_provider_id").asString().equals(world.providerId(0))).hasSize(3)
                .allSatisfy(request -> assertThat(request.body().path("cohorts").valueStream().map(JsonNode::asString))
                        .as("where it offers no NPQ, too").contains("2026a"));
    }

    @Test
    void contractsAndStatementsOfNpqsComeInTwoFilesForEachCohortAndProvider() {
        List<Request> imports = gateway.requests().stream().filter(request -> request.path().endsWith("/statements/import")).toList();
        long offered = world.cohorts().stream().flatMap(cohort -> IntStream.range(0, 8).boxed().flatMap(provider -> world.coursesOf(cohort, provider).stream())).count();

        assertThat(imports.stream().map(Request::key).collect(Collectors.toSet())).hasSameSizeAs(imports).doesNotContainNull();
        assertThat(imports.stream().mapToInt(request -> rows(request, "contracts").size() - 1).sum()).isEqualTo((int) offered).isGreaterThan(400);
        assertThat(imports.stream().mapToInt(request -> rows(request, "statements").size() - 1).sum()).isGreaterThan(800);
        assertThat(imports).allSatisfy(request -> assertThat(rows(request, "contracts").stream().skip(1).map(row -> row.split(",")[0]))
                .as("one provider a file, so that one transaction stays short").containsOnly(rows(request, "contracts").getLast().split(",")[0]));
    }

    @Test
    void aLineOfTheFilesSaysWhatIsPaidAndWhen() {
        Request imported = gateway.requests().stream().filter(request -> "cohort=2023a".equals(request.query())
                && rows(request, "contracts").getLast().startsWith("Brightwater Leadership Trust,")).findFirst().orElseThrow();

        assertThat(imported.type()).startsWith("multipart/form-data; boundary=");
        assertThat(rows(imported, "contracts")).contains(
                "lead_provider_name,course_identifier,recruitment_target,per_participant,service_fee_installments,special_course,monthly_service_fee,"
                        + "output_payment_percentage,number_of_payment_periods,service_fee_percentage,targeted_delivery_funding_per_participant",
                "Brightwater Leadership Trust,npq-headship,72,1000.00,19,false,,60,4,40,100.00",
                "Brightwater Leadership Trust,npq-leading-teaching,72,800.00,19,false,894.00,60,3,40,100.00",
                "Brightwater Leadership Trust,npq-early-headship-coaching-offer,72,800.00,19,false,,100,4,0,100.00");
        assertThat(rows(imported, "statements")).startsWith("year,month,deadline_date,payment_date,output_fee").contains("2023,12,2023-11-25,2023-12-25,true");
        assertThat(gateway.requests()).filteredOn(request -> rows(request, "contracts").stream().anyMatch(row -> row.contains(",72,800.00,19,true,")))
                .as("mathematics is apart in its first year only").isNotEmpty().extracting(Request::query).containsOnly("cohort=2023a");
    }

    @Test
    void theStatementsOfTheFrameworkArePutAHundredAndTenOfThemIn2026() {
        YearMonth aYearFromNow = YearMonth.now(ZoneId.of("Europe/London")).plusYears(1);

        assertThat(gateway.requests()).filteredOn(request -> request.path().startsWith("/operator/v1/statements/") && request.method().equals("PUT"))
                .allMatch(request -> request.body().path("type").asString().equals("ecf")).hasSize(framework(aYearFromNow));
        assertThat(framework(YearMonth.of(2027, 11))).isEqualTo(110);
    }

    private int framework(YearMonth last) {
        return world.cohorts().stream().mapToInt(cohort -> world.ecfStatements(cohort, last).size()).sum();
    }

    /** The lines of one of the files of a form. */
    private static List<String> rows(Request request, String file) {
        String head = "name=\"%1$s\"; filename=\"%1$s.csv\"\r\nContent-Type: text/csv\r\n\r\n".formatted(file);
        int begin = request.text().indexOf(head) + head.length();
        return request.text().contains(head) ? request.text().substring(begin, request.text().indexOf("\r\n--", begin)).lines().toList() : List.of();
    }

    private List<String> offered(String cohort) {
        return put("cohorts/" + cohort + "/offers").valueStream()
                .map(offer -> offer.path("course_identifier").asString() + " " + offer.path("lead_provider_id").asString())
                .filter(offer -> offer.startsWith("ecf-")).toList();
    }

    private JsonNode put(String path) {
        return gateway.to("/operator/v1/" + path).body();
    }
}
