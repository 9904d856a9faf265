package milepost.applications.http;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.participant;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.PARTICIPANTS;
import static milepost.applications.RunningService.as;
import static milepost.applications.RunningService.hears;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AcceptTest {

    @Test
    void anAcceptedApplicationShowsItsScheduleAndItsFundedPlaceAndIsPublished() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2024a", true));

        var accepted = json(accept(provider, id, Map.of("funded_place", true)).expectStatus().isOk()).path("data").path("attributes");

        assertThat(accepted.path("status").asString()).isEqualTo("accepted");
        assertThat(accepted.path("schedule_identifier").asString()).isEqualTo("npq-leadership-autumn");
        assertThat(accepted.path("funded_place").booleanValue()).isTrue();
        assertThat(accepted).isEqualTo(attributes(provider, id));
        assertThat(rows("SELECT what, status FROM application_history WHERE application_id = '" + id + "' ORDER BY position"))
                .extracting(row -> row.get("what") + " " + row.get("status")).containsExactly("received pending", "accepted accepted");
        assertThat(rows("SELECT accepted_at = '2024-10-07T09:00:00Z' AS by_request_clock, version & 255 AS n FROM application WHERE id = '" + id + "'"))
                .containsExactly(Map.of("by_request_clock", "true", "n", "2"));
    }

    @Test
    void anAcceptanceNeedsNoBodyWhereNothingHasToBeSaid() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", null));

        as(provider).post().uri("/api/v3/npq-applications/" + id + "/accept").exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.data.attributes.funded_place").isEmpty();
    }

    @Test
    void aBodyWithoutAttributesIsRefusedForItsShape() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", null));

        as(provider).post().uri("/api/v3/npq-applications/" + id + "/accept").bodyValue(Map.of("data", Map.of())).exchange()
                .expectStatus().isBadRequest();
    }

    @Test
    void acceptingTwiceIsRefused() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", null));
        accept(provider, id, Map.of("schedule_identifier", "npq-leadership-spring")).expectStatus().isOk();

        accept(provider, id, Map.of("schedule_identifier", "npq-leadership-spring")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("application")
                .jsonPath("$.errors[0].code").isEqualTo("application_already_accepted");
    }

    @Test
    void aCappedCohortNeedsAnAnswerAboutTheFundedPlace() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2024a", true));

        accept(provider, id, Map.of("funded_place", "true")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("funded_place")
                .jsonPath("$.errors[0].source.pointer").isEqualTo("/data/attributes/funded_place");
    }

    @Test
    void theLastFundedPlaceIsTakenOnlyOnce() {
        UUID provider = provider(1);
        List<UUID> ids = IntStream.range(0, 4).mapToObj(_ -> received(application(provider, "npq-headship", "2024a", true))).toList();

        List<Integer> answers = atOnce(ids.stream().<Callable<Integer>>map(id -> () -> status(provider, id, Map.of("funded_place", true))).toList());

        assertThat(answers).containsExactlyInAnyOrder(200, 422, 422, 422);
        accept(provider, ids.getFirst(), Map.of("funded_place", false));
        assertThat(rows("SELECT count(*) FILTER (WHERE funded_place) AS funded FROM application WHERE lead_provider_id = '" + provider + "'"))
                .containsExactly(Map.of("funded", "1"));
    }

    @Test
    void ofFiftyProvidersAcceptingOnePersonAtOnceExactlyOneWins() {
        UUID person = UUID.randomUUID();
        List<UUID> providers = IntStream.range(0, 50).mapToObj(_ -> provider("npq-headship", "2023a")).toList();
        List<UUID> ids = providers.stream().map(provider -> {
            var body = application(provider, "npq-headship", "2023a", true);
            body.put("participant", participant(person, "1000001"));
            return received(body);
        }).toList();

        List<Integer> answers = atOnce(IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(n -> () -> decided(providers.get(n), ids.get(n))).toList());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(49);
        assertThat(rows("SELECT status, count(*) AS n FROM application WHERE participant_id = '" + person + "' GROUP BY status ORDER BY status"))
                .containsExactly(Map.of("status", "accepted", "n", "1"), Map.of("status", "rejected", "n", "49"));
    }

    @Test
    void rivalsOfOnePersonGiveWayWhoeverHoldsThemAndUnderAnyNameOfTheCourse() {
        UUID mine = provider();
        UUID theirs = provider();
        var first = application(mine, "npq-early-headship-coaching-offer", "2023a", true);
        first.put("participant", participant(UUID.randomUUID(), "1000002"));
        var sameTrn = application(theirs, "npq-additional-support-offer", "2023a", true);
        sameTrn.put("participant", participant(UUID.randomUUID(), "1000002"));
        var otherCohort = application(theirs, "npq-early-headship-coaching-offer", "2026a", true);
        otherCohort.put("participant", first.get("participant"));
        UUID accepted = received(first);
        UUID rival = received(sameTrn);
        UUID elsewhere = received(otherCohort);

        accept(mine, accepted, Map.of("schedule_identifier", "npq-ehco-november")).expectStatus().isOk();

        assertThat(attributes(theirs, rival).path("status").asString()).isEqualTo("rejected");
        assertThat(attributes(theirs, rival).path("reason_for_rejection").asString()).isEqualTo("other_application_in_this_cohort_accepted");
        assertThat(attributes(theirs, elsewhere).path("status").asString()).isEqualTo("pending");
    }

    @Test
    void somebodyWhoTrainsElsewhereBlocksAndSomebodyWithdrawnThereDoesNot() {
        UUID theirs = provider();
        UUID mine = provider();
        UUID person = UUID.randomUUID();
        var first = application(theirs, "npq-headship", "2023a", true);
        first.put("participant", participant(person, null));
        UUID blocking = received(first);
        accept(theirs, blocking, Map.of()).expectStatus().isOk();
        var second = application(mine, "npq-headship", "2023a", true);
        second.put("participant", participant(person, null));
        UUID wanted = received(second);
        long since = Long.parseLong(rows("SELECT version FROM application WHERE id = '" + blocking + "'").getFirst().get("version"));
        PARTICIPANTS.enrols(blocking, theirs, "2023a", "npq-leadership-autumn", "active", since, since);

        accept(mine, wanted, Map.of()).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("participant_already_accepted");

        // withdrawn a moment ago: our copy does not know yet, the owner does
        PARTICIPANTS.enrols(blocking, theirs, "2023a", "npq-leadership-autumn", "withdrawn", since, since + 1);
        PARTICIPANTS.downDuring(() -> accept(mine, wanted, Map.of()).expectStatus().isEqualTo(503).expectHeader().exists("Retry-After"));
        accept(mine, wanted, Map.of()).expectStatus().isOk();
    }

    @Test
    void anApplicationThatMovedToAnotherProviderIsFoundThereAtOnce() {
        UUID before = provider();
        UUID after = provider();
        UUID id = received(application(before, "npq-headship", "2023a", true));
        accept(before, id, Map.of()).expectStatus().isOk();
        long since = Long.parseLong(rows("SELECT version FROM application WHERE id = '" + id + "'").getFirst().get("version"));

        PARTICIPANTS.enrols(id, after, "2023a", "npq-leadership-spring", "active", since, since);

        assertThat(attributes(after, id).path("schedule_identifier").asString()).isEqualTo("npq-leadership-spring");
        as(before).get().uri("/api/v3/npq-applications/" + id).exchange().expectStatus().isNotFound();
    }

    @Test
    void anotherCohortOfTheEnrolmentDecidesAboutTheFundedPlaceAnew() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", true));
        accept(provider, id, Map.of()).expectStatus().isOk();
        long since = Long.parseLong(rows("SELECT version FROM application WHERE id = '" + id + "'").getFirst().get("version"));

        hears(PARTICIPANTS.enrols(id, provider, "2024a", "npq-leadership-spring", "active", since, since));

        var now = attributes(provider, id);
        assertThat(now.path("cohort").asString()).isEqualTo("2024");
        assertThat(now.path("funded_place").booleanValue()).isTrue();
        assertThat(rows("SELECT effective_at = '2024-11-05T10:00:00Z' AS of_the_change FROM application WHERE id = '" + id + "'"))
                .containsExactly(Map.of("of_the_change", "true"));
    }

    @Test
    void aRepeatedAcceptanceWithItsKeyAnswersTheSame() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", true));

        for (String replayed : List.of("false", "true")) {
            var answer = as(provider).post().uri("/api/v3/npq-applications/" + id + "/accept").header("Idempotency-Key", "k-" + id)
                    .exchange().expectStatus().isOk().expectBody().returnResult();
            assertThat(answer.getResponseHeaders().containsHeader("Idempotent-Replayed"))
                    .isEqualTo(Boolean.parseBoolean(replayed));
        }
    }

    /** Fifty at once are more than a small machine may have connections for: whoever is asked to come again does. */
    private static int decided(UUID provider, UUID id) {
        return await().atMost(Duration.ofSeconds(120)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(500))
                .until(() -> status(provider, id, Map.of()), status -> status != 503);
    }

    private static int status(UUID provider, UUID id, Map<String, Object> attributes) {
        return accept(provider, id, Map.copyOf(attributes)).expectBody().returnResult().getStatus().value();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers = new ArrayList<>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
