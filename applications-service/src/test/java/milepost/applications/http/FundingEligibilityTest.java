package milepost.applications.http;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.participant;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.PARTICIPANTS;
import static milepost.applications.RunningService.hears;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Verdicts on funding as operators read them. */
class FundingEligibilityTest {

    @Test
    void withoutAVerdictTheRulesDecideAndSayWhy() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2024a", null));

        assertThat(attributes(provider, id).path("eligible_for_funding").booleanValue()).isTrue();
        JsonNode why = why(id);
        assertThat(why.path("eligible").booleanValue()).isTrue();
        assertThat(why.path("rule").asString()).isEqualTo("all other courses are funded in schools");
        assertThat(why.path("inputs").path("cohort_funding").asString()).isEqualTo("capped");
        assertThat(why.path("inputs").path("same_trn").asString()).isEqualTo("none");
        assertThat(why.path("marked").isNull()).isTrue();
        assertThat(why.toString()).as("no more of a person than the rules ask for").doesNotContain("Robin").doesNotContain("example.org");
    }

    @Test
    void aMoveToALaterCohortLeavesTheVerdictAndTheCohortItRestsOnAlone() {
        UUID provider = provider();
        var body = application(provider, "npq-headship", "2023a", null);
        body.put("teacher_catchment", "wales");
        UUID id = received(body);
        accept(provider, id, Map.of()).expectStatus().isOk();
        JsonNode before = why(id);
        long since = Long.parseLong(rows("SELECT accepted_version FROM application WHERE id = '" + id + "'").getFirst().get("accepted_version"));

        hears(PARTICIPANTS.enrols(id, provider, "2024a", "npq-leadership-autumn", "active", since, since));

        JsonNode shown = attributes(provider, id);
        assertThat(shown.path("cohort").asString()).isEqualTo("2024");
        assertThat(shown.path("eligible_for_funding").booleanValue()).isTrue();
        assertThat(shown.path("funded_place").booleanValue()).isTrue();
        assertThat(why(id)).isEqualTo(before);
        assertThat(before.path("inputs").path("cohort").asString()).isEqualTo("2023a");
        assertThat(before.path("inputs").path("inside_catchment").booleanValue()).isTrue();
    }

    @Test
    void whatSomebodySaidStandsAndSaysWhoSaidItAndWhy() {
        UUID id = received(application(provider(), "npq-headship", "2024a", true));
        assertThat(why(id).path("marked").path("by").asString()).startsWith("operator:");

        mark(id, null).expectStatus().isOk();

        JsonNode why = why(id);
        assertThat(why.path("eligible").isNull()).isTrue();
        assertThat(why.path("verdict").asString()).isEqualTo("unconfirmed");
        assertThat(why.path("rule").isNull()).isTrue();
        assertThat(why.path("marked").path("reason").asString()).isEqualTo("reviewed by hand");
        operator("intake").get().uri("/operator/v1/applications/" + UUID.randomUUID() + "/funding-eligibility").exchange().expectStatus().isNotFound();
        operator("finance").get().uri("/operator/v1/applications/" + id + "/funding-eligibility").exchange().expectStatus().isForbidden();
    }

    @Test
    void whoHadTheFundingUnderATrnThatIsNotVerifiedIsUnconfirmedUntilItIs() {
        UUID first = provider();
        UUID second = provider();
        UUID robin = UUID.randomUUID();
        UUID wren = UUID.randomUUID();
        var early = application(first, "npq-headship", "2023a", true);
        early.put("participant", participant(robin, "2000077"));
        accept(first, received(early), Map.of()).expectStatus().isOk();
        var late = application(second, "npq-headship", "2024a", null);
        late.put("participant", unverified(wren, "2000077"));
        UUID id = received(late);

        assertThat(why(id).path("code").asString()).isEqualTo("trn_not_verified");
        assertThat(attributes(second, id).path("eligible_for_funding").booleanValue()).isFalse();
        assertThat(attributes(second, id).path("ineligible_for_funding_reason").isNull()).isTrue();

        hears(PARTICIPANTS.knows(wren, "Wren Northcote", null, "2000078", true, null, 2));
        assertThat(why(id).path("code").asString()).as("another TRN, hence somebody else").isEqualTo("funded");
        hears(PARTICIPANTS.knows(wren, "Wren Northcote", null, "2000077", true, null, 3));
        assertThat(attributes(second, id).path("ineligible_for_funding_reason").asString()).as("the same person after all").isEqualTo("previously-funded");
    }

    @Test
    void theDoubtEndsAlsoWhenTheOtherOnesTrnIsVerified() {
        UUID first = provider();
        UUID second = provider();
        UUID robin = UUID.randomUUID();
        UUID wren = UUID.randomUUID();
        var early = application(first, "npq-headship", "2023a", true);
        early.put("participant", unverified(robin, "2000079"));
        accept(first, received(early), Map.of()).expectStatus().isOk();
        var late = application(second, "npq-headship", "2024a", null);
        late.put("participant", participant(wren, "2000079"));
        UUID id = received(late);
        assertThat(why(id).path("code").asString()).isEqualTo("trn_not_verified");

        hears(PARTICIPANTS.knows(robin, "Robin Ashdown", null, "2000079", true, null, 2));

        assertThat(why(id).path("code").asString()).isEqualTo("previously_funded");
        assertThat(why(id).path("inputs").path("same_trn").asString()).isEqualTo("same_person");
    }

    private static Map<String, Object> unverified(UUID id, String trn) {
        Map<String, Object> participant = participant(id, trn);
        participant.put("trn_verified", false);
        return participant;
    }

    private static JsonNode why(UUID id) {
        return json(operator("intake").get().uri("/operator/v1/applications/" + id + "/funding-eligibility").exchange().expectStatus().isOk());
    }

    private static WebTestClient.ResponseSpec mark(UUID id, @Nullable Boolean eligible) {
        Map<String, @Nullable Object> body = new HashMap<>(Map.of("reason", "reviewed by hand"));
        body.put("eligible", eligible);
        return operator("intake").put().uri("/operator/v1/applications/" + id + "/funding-eligibility").bodyValue(body).exchange();
    }
}
