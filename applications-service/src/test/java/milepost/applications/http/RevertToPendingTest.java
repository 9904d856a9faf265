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
import static milepost.applications.http.Operated.audited;
import static milepost.applications.http.Operated.history;
import static milepost.applications.http.Operated.put;
import static milepost.applications.http.Operated.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RevertToPendingTest {

    private final UUID provider = provider();

    @Test
    void anAcceptedApplicationIsPendingAgainWithoutScheduleAndFundedPlace() {
        UUID id = accepted("2024a", Map.of("funded_place", true));
        String before = stamp(id);

        JsonNode shown = json(put(id, "revert-to-pending", Map.of()).expectStatus().isOk()).path("data").path("attributes");

        assertThat(shown.path("status").asString()).isEqualTo("pending");
        assertThat(shown.path("schedule_identifier").isNull()).isTrue();
        assertThat(shown.path("funded_place").isNull()).isTrue();
        assertThat(stamp(id)).isGreaterThan(before);
        assertThat(rows("SELECT status, accepted_at FROM application WHERE id = '" + id + "'")).containsExactly(Map.of("status", "pending", "accepted_at", "null"));
        assertThat(history(id)).containsExactly("received", "accepted", "reverted_to_pending");
        assertThat(audited(id)).contains("reverted_to_pending");
        accept(provider, id, Map.of("funded_place", false)).expectStatus().isOk();
    }

    @Test
    void aPlaceInACohortWithoutFundingStaysUnfunded() {
        UUID id = accepted("2026a", Map.of("funded_place", false));

        put(id, "revert-to-pending", Map.of()).expectStatus().isOk().expectBody().jsonPath("$.data.attributes.funded_place").isEqualTo(false);
    }

    @Test
    void aRejectedApplicationIsPendingAgainWithoutAReasonAndAPendingOneStaysAsItIs() {
        UUID id = received(application(provider, "npq-headship", "2023a", true));
        as(provider).post().uri("/api/v3/npq-applications/" + id + "/reject").exchange().expectStatus().isOk().expectBody();

        put(id, "revert-to-pending", Map.of()).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.status").isEqualTo("pending")
                .jsonPath("$.data.attributes.reason_for_rejection").isEmpty();
        String once = stamp(id);
        put(id, "revert-to-pending", Map.of()).expectStatus().isOk();

        assertThat(stamp(id)).isEqualTo(once);
        assertThat(history(id)).containsExactly("received", "rejected", "reverted_to_pending");
    }

    @Test
    void liveDeclarationsKeepAnAcceptanceAndAreNamedOnceTheirOwnerWasAsked() {
        UUID id = accepted("2023a", Map.of());
        UUID live = UUID.randomUUID();
        hears(DECLARATIONS.declares(live, id, provider, "payable", 1));
        hears(DECLARATIONS.declares(UUID.randomUUID(), id, provider, "ineligible", 1));

        JsonNode error = json(put(id, "revert-to-pending", Map.of()).expectStatus().isEqualTo(422)).path("errors").path(0);
        DECLARATIONS.downDuring(() -> put(id, "revert-to-pending", Map.of()).expectStatus().isEqualTo(503));
        DECLARATIONS.declares(live, id, provider, "voided", 2);

        assertThat(error.path("code").asString()).isEqualTo("declarations_are_live");
        assertThat(error.path("meta").path("declaration_ids").valueStream().map(JsonNode::asString)).containsExactly(live.toString());
        put(id, "revert-to-pending", Map.of()).expectStatus().isOk();
    }

    private UUID accepted(String cohort, Map<String, @Nullable Object> attributes) {
        UUID id = received(application(provider, "npq-headship", cohort, true));
        accept(provider, id, attributes).expectStatus().isOk();
        return id;
    }
}
