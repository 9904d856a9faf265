package milepost.applications.http;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.DECLARATIONS;
import static milepost.applications.RunningService.as;
import static milepost.applications.RunningService.hears;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import milepost.applications.Offered;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class FundedPlaceTest {

    @Test
    void aPlaceIsTakenAwayAndGivenBackAndEachTimeShownPublishedAndRemembered() {
        UUID provider = provider();
        UUID id = accepted(provider, true);

        assertThat(shown(change(provider, id, false))).isFalse();
        assertThat(shown(change(provider, id, true))).isTrue();

        assertThat(attributes(provider, id).path("funded_place").booleanValue()).isTrue();
        assertThat(rows("SELECT what, funded_place FROM application_history WHERE application_id = '" + id + "' ORDER BY position"))
                .extracting(row -> row.get("what") + " " + row.get("funded_place"))
                .containsExactly("received null", "accepted true", "funded_place_changed false", "funded_place_changed true");
        assertThat(rows("SELECT version & 255 AS n FROM application WHERE id = '" + id + "'")).containsExactly(Map.of("n", "4"));
    }

    @Test
    void sayingAgainWhatItIsChangesNothing() {
        UUID provider = provider();
        UUID id = accepted(provider, true);
        var before = rows("SELECT version, updated_at, etag FROM application WHERE id = '" + id + "'");

        assertThat(shown(change(provider, id, true))).isTrue();

        assertThat(rows("SELECT version, updated_at, etag FROM application WHERE id = '" + id + "'")).isEqualTo(before);
    }

    @Test
    void liveDeclarationsStandInTheWayAndAreNamedAfterTheirOwnerWasAsked() {
        UUID provider = provider();
        UUID id = accepted(provider, true);
        UUID declaration = UUID.randomUUID();
        hears(DECLARATIONS.declares(declaration, id, provider, "submitted", 1));

        change(provider, id, false).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("application")
                .jsonPath("$.errors[0].code").isEqualTo("declarations_are_live")
                .jsonPath("$.errors[0].meta.declaration_ids[0]").isEqualTo(declaration.toString());

        // voided a moment ago: our copy does not know yet, the owner does
        DECLARATIONS.declares(declaration, id, provider, "voided", 2);
        DECLARATIONS.downDuring(() -> change(provider, id, false).expectStatus().isEqualTo(503).expectHeader().exists("Retry-After"));
        assertThat(shown(change(provider, id, false))).isFalse();
    }

    @Test
    void aPlaceIsGivenThoughDeclarationsWereIneligibleForWantOfIt() {
        UUID provider = provider();
        UUID id = accepted(provider, false);
        hears(DECLARATIONS.declares(UUID.randomUUID(), id, provider, "ineligible", 1));

        assertThat(shown(change(provider, id, true))).isTrue();
    }

    @Test
    void thePlaceMustBeALiteralYesOrNoOfAnAcceptedApplication() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2024a", true));

        for (Object no : List.of("true", 1, List.of())) {
            change(provider, id, no).expectStatus().isEqualTo(422).expectBody()
                    .jsonPath("$.errors[0].code").isEqualTo("funded_place_missing")
                    .jsonPath("$.errors[0].source.pointer").isEqualTo("/data/attributes/funded_place")
                    .jsonPath("$.errors[1].code").isEqualTo("application_not_accepted");
        }
        put(provider, id, Map.of("data", Map.of("attributes", Map.of()))).expectStatus().isEqualTo(422);
        put(provider, id, Map.of("data", Map.of())).expectStatus().isBadRequest();
        put(provider, id, Map.of("data", Map.of("type", "npq-application-accept", "attributes", Map.of("funded_place", true))))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("type_mismatch");
    }

    @Test
    void theLastPlaceIsGivenOnlyOnceAndATakenOneIsFreeAgain() {
        UUID provider = provider(1);
        UUID first = accepted(provider, true);
        UUID second = accepted(provider, false);

        change(provider, second, true).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("funded_place").jsonPath("$.errors[0].code").isEqualTo("funding_cap_reached");
        assertThat(shown(change(provider, first, false))).isFalse();
        assertThat(shown(change(provider, second, true))).isTrue();
    }

    @Test
    void whetherAcceptedOrChangedTheLastPlaceIsTakenOnlyOnce() throws Exception {
        UUID provider = provider(1);
        List<Callable<WebTestClient.ResponseSpec>> calls = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            UUID pending = received(application(provider, "npq-headship", "2024a", true));
            UUID unfunded = accepted(provider, false);
            calls.add(() -> accept(provider, pending, Map.of("funded_place", true)));
            calls.add(() -> change(provider, unfunded, true));
        }

        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get().expectBody().returnResult().getStatus().value());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 422, 422, 422, 422, 422);
        assertThat(rows("SELECT count(*) AS taken FROM application WHERE funded_place AND lead_provider_id = '" + provider + "'"))
                .containsExactly(Map.of("taken", "1"));
    }

    @Test
    void aFundedPlaceInAFullCohortIsIgnored() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", true));
        accept(provider, id, Map.of()).expectStatus().isOk();

        assertThat(json(change(provider, id, true).expectStatus().isOk()).at("/data/attributes/funded_place").isNull()).isTrue();
        change(provider, id, false).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("cohort_not_capped");
    }

    @Test
    void anothersApplicationIsNotFound() {
        UUID id = accepted(provider(), true);

        change(provider(), id, false).expectStatus().isNotFound();
    }

    private static UUID accepted(UUID provider, boolean place) {
        UUID id = received(application(provider, "npq-headship", "2024a", true));
        accept(provider, id, Map.of("funded_place", place)).expectStatus().isOk();
        return id;
    }

    private static WebTestClient.ResponseSpec change(UUID provider, UUID id, Object place) {
        return put(provider, id, Map.of("data", Map.of("type", "npq-application-change-funded-place", "attributes", Map.of("funded_place", place))));
    }

    private static WebTestClient.ResponseSpec put(UUID provider, UUID id, Object body) {
        return as(provider, Offered.AUTUMN).put().uri("/api/v3/npq-applications/" + id + "/change-funded-place").bodyValue(body).exchange();
    }

    private static boolean shown(WebTestClient.ResponseSpec answer) {
        return json(answer.expectStatus().isOk()).at("/data/attributes/funded_place").booleanValue();
    }
}
