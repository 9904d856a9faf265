package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
        List<RecordingGateway.Request> schedules = gateway.requests().stream()
                .filter(request -> request.method().equals("PUT") && request.path().contains("/schedules/ecf-")).toList();

        assertThat(schedules).hasSize(72).extracting(RecordingGateway.Request::path).doesNotHaveDuplicates();
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

    private List<String> offered(String cohort) {
        return put("cohorts/" + cohort + "/offers").valueStream()
                .map(offer -> offer.path("course_identifier").asString() + " " + offer.path("lead_provider_id").asString())
                .filter(offer -> offer.startsWith("ecf-")).toList();
    }

    private JsonNode put(String path) {
        return gateway.to("/operator/v1/" + path).body();
    }
}
