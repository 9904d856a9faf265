package milepost.applications.http;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.as;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import milepost.applications.Offered;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class RejectTest {

    @Test
    void aRejectedApplicationSaysByWhomAndIsPublishedAndRemembered() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2024a", true));
        var before = attributes(provider, id);

        var rejected = json(reject(provider, id).expectStatus().isOk()).path("data").path("attributes");

        assertThat(rejected.path("status").asString()).isEqualTo("rejected");
        assertThat(rejected.path("reason_for_rejection").asString()).isEqualTo("rejected_by_provider");
        assertThat(rejected).isEqualTo(attributes(provider, id)).isNotEqualTo(before);
        assertThat(rows("SELECT what, status, actor, effective_at = '2024-10-07T09:00:00Z' AS at FROM application_history WHERE application_id = '"
                + id + "' ORDER BY position DESC LIMIT 1"))
                .containsExactly(Map.of("what", "rejected", "status", "rejected", "actor", "provider:" + provider, "at", "true"));
        assertThat(rows("SELECT version & 255 AS n FROM application WHERE id = '" + id + "'")).containsExactly(Map.of("n", "2"));
    }

    @Test
    void onlyPendingApplicationsCanBeRejectedAndRejectedOnesStaySo() {
        UUID provider = provider();
        UUID accepted = received(application(provider, "npq-headship", "2023a", true));
        accept(provider, accepted, Map.of()).expectStatus().isOk();
        UUID rejected = received(application(provider, "npq-headship", "2023a", true));
        reject(provider, rejected).expectStatus().isOk();

        refused(reject(provider, accepted), "application_already_accepted");
        refused(reject(provider, rejected), "application_already_rejected");
        refused(accept(provider, rejected, Map.of()), "application_already_rejected");
        assertThat(attributes(provider, accepted).path("status").asString()).isEqualTo("accepted");
    }

    @Test
    void anothersApplicationAndNobodysAreNotFound() {
        UUID id = received(application(provider(), "npq-headship", "2023a", true));
        UUID stranger = provider();

        reject(stranger, id).expectStatus().isNotFound();
        reject(stranger, UUID.randomUUID()).expectStatus().isNotFound();
        as(stranger).post().uri("/api/v3/npq-applications/1/reject").exchange().expectStatus().isNotFound();
    }

    @Test
    void aRepeatedRejectionWithItsKeyAnswersTheSame() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", true));

        for (boolean replayed : new boolean[] {false, true}) {
            var answer = as(provider).post().uri("/api/v3/npq-applications/" + id + "/reject").header("Idempotency-Key", "r-" + id)
                    .exchange().expectStatus().isOk().expectBody().returnResult();
            assertThat(answer.getResponseHeaders().containsHeader("Idempotent-Replayed")).isEqualTo(replayed);
        }
    }

    private static WebTestClient.ResponseSpec reject(UUID provider, UUID id) {
        return as(provider, Offered.AUTUMN).post().uri("/api/v3/npq-applications/" + id + "/reject").exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer, String code) {
        answer.expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(1)
                .jsonPath("$.errors[0].title").isEqualTo("application").jsonPath("$.errors[0].code").isEqualTo(code);
    }
}
