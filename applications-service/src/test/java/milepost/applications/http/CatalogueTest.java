package milepost.applications.http;

import static milepost.applications.Offered.application;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.put;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.peer;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class CatalogueTest {

    private static final String ROOT = "/operator/v1";

    @Test
    void theCoursesAreThereFromTheStart() {
        assertThat(json(get("/courses")).size()).isGreaterThanOrEqualTo(14);
        get("/courses/npq-senco").expectBody().json("""
                {"identifier": "npq-senco", "group": "leadership", "supported": true}""");
        get("/courses/ecf-mentor").expectBody().json("""
                {"identifier": "ecf-mentor", "group": "ecf", "supported": true}""");
    }

    @Test
    void whatIsPutIsShownAndPuttingItAgainChangesNothing() {
        UUID id = UUID.randomUUID();
        Map<String, Object> body = Map.of("name", "Harbourside Learning");

        put(ROOT + "/lead-providers/" + id, body);
        put(ROOT + "/lead-providers/" + id, body);

        get("/lead-providers/" + id).expectBody().json("""
                {"id": "%s", "name": "Harbourside Learning", "vat_registered": true, "invoicing": false}""".formatted(id));
        assertThat(version("lead-provider/" + id)).isEqualTo(1);
        assertThat(audited("lead-provider/" + id)).isEqualTo(1);
        put(ROOT + "/lead-providers/" + id, Map.of("name", "Harbourside Learning", "vat_registered", false, "invoicing", true));
        assertThat(version("lead-provider/" + id)).isEqualTo(2);
    }

    @Test
    void aCohortIsJudgedInAllItsParts() {
        assertThat(pointers(attempt("/cohorts/2031", Map.of("description", "four", "registration_start_date", "2030-06-01", "funding", "lots"))))
                .containsExactlyInAnyOrder("/description", "/registration_start_date", "/funding");
        assertThat(pointers(attempt("/cohorts/2031", Map.of()))).containsExactlyInAnyOrder("/description", "/registration_start_date", "/funding");
        assertThat(pointers(attempt("/cohorts/next", Map.of("description", "Next year", "registration_start_date", "2031-06-01", "funding", "full"))))
                .containsExactly("/identifier");
        assertThat(pointers(attempt("/cohorts/2031", Map.of("description", "Cohort of 2024A", "registration_start_date", "2031-06-01", "funding", "full"))))
                .containsExactly("/description");
        assertThat(pointers(attempt("/cohorts/2031", Map.of("colour", "blue")))).containsExactly("/colour");
    }

    @Test
    void aBareYearIsTheFirstCohortOfTheYear() {
        put(ROOT + "/cohorts/2032", Map.of("description", "Academic year 2032", "registration_start_date", "2032-06-01", "funding", "zero"));

        get("/cohorts/2032a").expectBody().json("""
                {"identifier": "2032a", "start_year": 2032, "suffix": "a", "funding": "zero", "declaration_sequence_checked": true,
                 "payments_frozen_at": null}""");
    }

    @Test
    void theFundingOfACohortIsFixedOncePeopleApplied() {
        received(application(provider(), "npq-headship", "2024a", null));

        assertThat(pointers(attempt("/cohorts/2024a", Map.of("description", "Cohort of 2024a", "registration_start_date", "2024-06-01", "funding", "full"))))
                .containsExactly("/funding");
    }

    @Test
    void aScheduleNeedsItsCohortAndSoundMilestones() {
        Map<String, Object> body = Map.of("name", "Autumn", "course_group", "leadership", "applies_from", "2024-10-01", "applies_to", "2024-09-01",
                "milestones", List.of(Map.of("declaration_type", "started", "start_date", "2024-10-01", "milestone_date", "2024-09-30"),
                        Map.of("declaration_type", "started", "start_date", "2024-10-01"), Map.of("declaration_type", "finished")));

        assertThat(pointers(attempt("/cohorts/2024a/schedules/npq-leadership-autumn", body))).containsExactlyInAnyOrder("/applies_to",
                "/milestones/0/milestone_date", "/milestones/1/declaration_type", "/milestones/2/declaration_type", "/milestones/2/start_date");
        Map<String, Object> sound = Map.of("name", "Autumn", "course_group", "leadership", "applies_from", "2019-10-01", "applies_to",
                "2019-12-31", "milestones", List.of(Map.of("declaration_type", "started", "start_date", "2019-10-01")));
        assertThat(pointers(attempt("/cohorts/2039a/schedules/npq-leadership-autumn", sound))).containsExactly("/cohort");
    }

    @Test
    void offersAreAddedAndUpdatedAllOrNoneAndRemovedOneByOne() {
        UUID provider = provider();
        Map<String, @Nullable Object> capped = new HashMap<>(Map.of("course_identifier", "npq-senco", "lead_provider_id", provider, "funding_cap", 9));
        Map<String, Object> unknown = Map.of("course_identifier", "npq-wizardry", "lead_provider_id", provider);
        assertThat(pointers(attempt("/cohorts/2024a/offers", List.of(capped, unknown)))).containsExactly("/course_identifier");

        put(ROOT + "/cohorts/2024a/offers", List.of(capped));
        assertThat(offers(provider)).contains("npq-senco 9", "npq-headship ");
        operator("catalogue").delete().uri(ROOT + "/cohorts/2024a/offers/npq-senco/" + provider).exchange().expectStatus().isNoContent();
        operator("catalogue").delete().uri(ROOT + "/cohorts/2024a/offers/npq-senco/" + provider).exchange().expectStatus().isNotFound();

        assertThat(offers(provider)).doesNotContain("npq-senco 9").contains("npq-headship ");
        peer().get().uri("/internal/snapshots/offers?ids=2024a/npq-senco/" + provider).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots[0].payload.deleted").isEqualTo(true)
                .jsonPath("$.snapshots[0].key").isEqualTo("offer/2024a/npq-senco/" + provider);
    }

    @Test
    void partnershipsNameKnownProvidersPartnersAndCohorts() {
        UUID provider = provider();
        UUID partner = UUID.randomUUID();
        Map<String, Object> body = Map.of("lead_provider_id", provider, "delivery_partner_id", partner, "cohorts", List.of("2024", "2023a"));
        assertThat(pointers(attempt("/partnerships", body))).containsExactly("/delivery_partner_id");

        put(ROOT + "/delivery-partners/" + partner, Map.of("name", "Meadow Teaching Hub"));
        put(ROOT + "/partnerships", body);

        get("/partnerships?lead_provider_id=" + provider).expectBody().jsonPath("$[0].cohorts[0]").isEqualTo("2023a")
                .jsonPath("$[0].delivery_partner_id").isEqualTo(partner.toString());
        get("/partnerships?lead_provider_id=" + provider + "&delivery_partner_id=" + partner).expectBody()
                .jsonPath("$.cohorts").isEqualTo(List.of("2023a", "2024a"));
        get("/partnerships?lead_provider_id=" + provider + "&delivery_partner_id=" + provider).expectStatus().isNotFound();
        peer().get().uri("/internal/snapshots/partnerships?lead_provider_id=" + provider).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots.length()").isEqualTo(1);
    }

    @Test
    void peersAreToldWhatTheyAskFor() {
        UUID provider = provider();

        peer().get().uri("/internal/snapshots/offers?cohort=2024a&lead_provider_id=" + provider).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots.length()").isEqualTo(5)
                .jsonPath("$.snapshots[0].topic").isEqualTo("milepost.catalogue");
        peer().get().uri("/internal/snapshots/schedules?cohort=2024a").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots.length()").isEqualTo(5);
        peer().get().uri("/internal/snapshots/lead-providers?ids=" + provider).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots[0].payload.id").isEqualTo(provider.toString());
        peer().get().uri("/internal/snapshots/courses").exchange().expectStatus().isOk();
    }

    @Test
    void theCatalogueIsForOperatorsWithItsScope() {
        operator("intake").put().uri(ROOT + "/lead-providers/" + UUID.randomUUID()).bodyValue(Map.of("name", "Nobody")).exchange()
                .expectStatus().isForbidden();
        get("/lead-providers/" + UUID.randomUUID()).expectStatus().isNotFound();
    }

    private static WebTestClient.ResponseSpec get(String path) {
        return operator("catalogue").get().uri(ROOT + path).exchange();
    }

    private static WebTestClient.ResponseSpec attempt(String path, Object body) {
        return operator("catalogue").put().uri(ROOT + path).bodyValue(body).exchange();
    }

    private static List<String> pointers(WebTestClient.ResponseSpec response) {
        return json(response.expectStatus().isEqualTo(422)).path("errors").valueStream()
                .map(error -> error.path("source").path("pointer").asString()).toList();
    }

    private static List<String> offers(UUID provider) {
        return json(get("/cohorts/2024a/offers")).valueStream().filter(offer -> offer.path("lead_provider_id").asString().equals(provider.toString()))
                .map(offer -> offer.path("course_identifier").asString() + " " + (offer.path("funding_cap").isNull() ? "" : offer.path("funding_cap").intValue()))
                .toList();
    }

    private static long version(String key) {
        return Long.parseLong(rows("SELECT version & 255 AS n FROM catalogue_entry WHERE key = '" + key + "'").getFirst().get("n"));
    }

    private static long audited(String key) {
        return Long.parseLong(rows("SELECT count(*) AS n FROM audit WHERE subject_id = '" + key + "'").getFirst().get("n"));
    }
}
