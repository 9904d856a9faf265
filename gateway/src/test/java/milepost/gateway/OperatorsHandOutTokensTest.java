package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import milepost.gateway.routes.Service;
import milepost.platform.web.Caller;
import milepost.platform.web.InnerTokenVerifier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperatorsHandOutTokensTest {

    private static final String SNAPSHOTS = "/internal/snapshots/lead-providers?ids=";

    private final UUID provider = UUID.randomUUID();
    private Suite suite;
    private Upstream applications;
    private WebTestClient operator;

    @BeforeEach
    void aGatewayAndAKnownProvider() {
        suite = Suite.sandbox();
        applications = suite.upstream(Service.APPLICATIONS);
        operator = suite.client(Suite.OPERATOR_TOKEN);
        knownProvider("{}");
    }

    @Test
    void aNewTokenIsShownOnceAndWorksAtOnce() {
        JsonNode issued = issue("{\"description\":\"the client of 2026\"}");

        assertThat(issued.propertyNames()).containsExactly("id", "token", "description", "expires_at", "created_at");
        assertThat(issued.path("token").stringValue()).startsWith("mp_test_").hasSizeGreaterThan(48);
        assertThat(issued.path("description").stringValue()).isEqualTo("the client of 2026");
        assertThat(issued.path("expires_at").isNull()).isTrue();
        assertThat(issued.path("created_at").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        suite.client(issued.path("token").stringValue()).get().uri("/api/v3/statements").exchange().expectStatus().isOk();
        assertThat(listed().toString()).contains(issued.path("id").stringValue()).doesNotContain(issued.path("token").stringValue());
    }

    @Test
    void onlyItsHashIsKept() {
        String token = issue("{\"description\":\"d\"}").path("token").stringValue();

        assertThat(suite.query("SELECT token_hash = sha256('" + token + "') FROM access_token WHERE lead_provider_id = '" + provider + "'"))
                .isEqualTo("t");
        assertThat(suite.query("SELECT count(*) FROM access_token AS t WHERE t::text LIKE '%" + token + "%'")).isEqualTo("0");
    }

    @Test
    void outsideASandboxTokensAreNamedForIt() {
        Suite live = Suite.live();
        live.upstream(Service.APPLICATIONS).answers(Upstream.ok("{\"snapshots\":[{\"payload\":{}}]}"));

        live.client(live.operatorToken("tokens")).post().uri("/operator/v1/lead-providers/{id}/tokens", provider)
                .contentType(MediaType.APPLICATION_JSON).bodyValue("{\"description\":\"d\"}").exchange()
                .expectStatus().isCreated()
                .expectBody().jsonPath("$.token").value(token -> assertThat((String) token).startsWith("mp_live_"));
    }

    @Test
    void severalTokensLiveSideBySideUntilTheOldOneIsRevoked() {
        JsonNode old = issue("{\"description\":\"old\"}");
        JsonNode next = issue("{\"description\":\"next\",\"expires_at\":\"2031-01-01T00:00:00+01:00\"}");
        assertThat(status(old)).isEqualTo(200);
        assertThat(status(next)).isEqualTo(200);

        operator.delete().uri("/operator/v1/tokens/{id}", old.path("id").stringValue()).exchange().expectStatus().isNoContent();

        assertThat(status(old)).isEqualTo(401);
        assertThat(status(next)).isEqualTo(200);
        assertThat(next.path("expires_at").stringValue()).isEqualTo("2030-12-31T23:00:00Z");
    }

    @Test
    void theListTellsUseExpiryAndRevocationButNoSecret() {
        JsonNode issued = issue("{\"description\":\"seen\"}");
        status(issued);
        operator.delete().uri("/operator/v1/tokens/{id}", issued.path("id").stringValue()).exchange().expectStatus().isNoContent();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !listed().get(0).path("last_used_at").isNull());
        JsonNode shown = listed().get(0);
        assertThat(shown.propertyNames()).containsExactly("id", "description", "created_at", "expires_at", "revoked_at", "last_used_at");
        assertThat(shown.path("revoked_at").isString()).isTrue();
    }

    @Test
    void revokingTwiceIsFineAndAnUnknownTokenIs404() {
        String id = issue("{\"description\":\"d\"}").path("id").stringValue();

        operator.delete().uri("/operator/v1/tokens/{id}", id).exchange().expectStatus().isNoContent();
        String revokedAt = suite.query("SELECT revoked_at::text FROM access_token WHERE id = '" + id + "'");
        operator.delete().uri("/operator/v1/tokens/{id}", id).exchange().expectStatus().isNoContent();

        assertThat(suite.query("SELECT revoked_at::text FROM access_token WHERE id = '" + id + "'")).isEqualTo(revokedAt);
        operator.delete().uri("/operator/v1/tokens/{id}", UUID.randomUUID()).exchange().expectStatus().isNotFound();
        operator.delete().uri("/operator/v1/tokens/1").exchange().expectStatus().isNotFound();
    }

    @Test
    void everyChangeLeavesAnAuditRecordThatNamesTheOperator() {
        String id = issue("{\"description\":\"d\"}").path("id").stringValue();
        operator.delete().uri("/operator/v1/tokens/{id}", id).exchange().expectStatus().isNoContent();

        assertThat(suite.query("SELECT string_agg(action || ' by ' || actor, ', ' ORDER BY id) FROM token_audit WHERE token_id = '" + id + "'"))
                .isEqualTo("issued by operator:%1$s, revoked by operator:%1$s".formatted(suite.idOf(Suite.OPERATOR_TOKEN)));
    }

    @Test
    void theProviderIsLookedUpWithTheOperatorsOwnInnerToken() {
        issue("{\"description\":\"d\"}");

        Upstream.Seen asked = applications.onlyRequest();
        assertThat(asked.uri()).isEqualTo(SNAPSHOTS + provider);
        assertThat(asked.headers().contains("X-Request-Id")).isTrue();
        assertThat(suite.bean(InnerTokenVerifier.class).verify(asked.headers().get("Authorization").substring(7)).orElseThrow().caller())
                .isInstanceOf(Caller.Operator.class);
    }

    @Test
    void anUnknownOrDeletedProviderIs404AndGetsNoToken() {
        applications.answers(Upstream.ok("{\"snapshots\":[]}"));
        post("{\"description\":\"d\"}").expectStatus().isNotFound();

        knownProvider("{\"deleted\":true}");
        post("{\"description\":\"d\"}").expectStatus().isNotFound();

        assertThat(suite.query("SELECT count(*) FROM access_token WHERE lead_provider_id = '" + provider + "'")).isEqualTo("0");
    }

    @Test
    void whileNobodyCanSayWhetherTheProviderExistsItIs503() {
        applications.answers(Upstream.status(503, "{}"));
        post("{\"description\":\"d\"}").expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");

        applications.answers(Upstream.never());
        post("{\"description\":\"d\"}").expectStatus().isEqualTo(504);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                                                        | 422 | description_invalid",
        "{\"description\":\"  \"}                                  | 422 | description_invalid",
        "{\"description\":7}                                       | 422 | wrong_type",
        "{\"description\":\"d\",\"scopes\":[\"tokens\"]}           | 422 | unknown_field",
        "{\"description\":\"d\",\"expires_at\":\"2020-01-01T00:00:00Z\"} | 422 | expires_at_not_in_future",
        "{\"description\":\"d\",\"expires_at\":\"soon\"}           | 422 | wrong_type",
        "{\"description\":                                         | 400 | malformed_json"})
    void aBodyThatIsNotAnOrderIsRefusedWithItsReason(String body, int status, String code) {
        post(body).expectStatus().isEqualTo(status).expectBody().jsonPath("$.errors[0].code").isEqualTo(code);
        assertThat(applications.seen()).isEmpty();
    }

    @Test
    void aBodyOverAMebibyteIs413() {
        post("{\"description\":\"" + "x".repeat(1 << 20) + "\"}").expectStatus().isEqualTo(413);
    }

    @Test
    void withoutTheScopeItIs403AndForAProviderToo() {
        for (String token : new String[] {suite.operatorToken("intake", "catalogue", "finance"), suite.providerToken(provider)}) {
            WebTestClient other = suite.client(token);
            other.post().uri("/operator/v1/lead-providers/{id}/tokens", provider).contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"description\":\"d\"}").exchange()
                    .expectStatus().isForbidden().expectBody().jsonPath("$.errors[0].code").isEqualTo("scope_missing");
            other.get().uri("/operator/v1/lead-providers/{id}/tokens", provider).exchange().expectStatus().isForbidden();
            other.delete().uri("/operator/v1/tokens/{id}", UUID.randomUUID()).exchange().expectStatus().isForbidden();
        }
    }

    @Test
    void aRepeatedIdempotencyKeyIs409BecauseASecretIsNotReplayed() {
        String key = UUID.randomUUID().toString();
        post("{\"description\":\"d\"}", key).expectStatus().isCreated();

        post("{\"description\":\"d\"}", key).expectStatus().isEqualTo(409)
                .expectHeader().doesNotExist("Idempotent-Replayed")
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("idempotency_key_used");
        post("{\"description\":\"other\"}", key).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("idempotency_key_reused");
        assertThat(listed().size()).isEqualTo(1);
    }

    @Test
    void aRefusedOrderDoesNotUseItsKeyUp() {
        String key = UUID.randomUUID().toString();
        applications.answers(Upstream.status(503, "{}"));
        post("{\"description\":\"d\"}", key).expectStatus().isEqualTo(503);

        knownProvider("{}");
        post("{\"description\":\"d\"}", key).expectStatus().isCreated();
    }

    @Test
    void theBootstrapTokenIsKeptAsAHashAndCarriesEveryScope() {
        assertThat(suite.query("SELECT array_to_string(ARRAY(SELECT unnest(scopes) ORDER BY 1), ' ') FROM access_token "
                + "WHERE token_hash = sha256('" + Suite.OPERATOR_TOKEN + "')")).isEqualTo("catalogue finance intake tokens");
    }

    private void knownProvider(String payload) {
        applications.answers(Upstream.byPath(Map.of(SNAPSHOTS,
                Upstream.ok("{\"snapshots\":[{\"type\":\"milepost.lead-provider.v1\",\"payload\":" + payload + "}]}"))));
    }

    private JsonNode issue(String body) {
        return json(post(body).expectStatus().isCreated());
    }

    private WebTestClient.ResponseSpec post(String body, String... idempotencyKey) {
        return operator.post().uri("/operator/v1/lead-providers/{id}/tokens", provider).contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    for (String key : idempotencyKey) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .bodyValue(body).exchange();
    }

    private JsonNode listed() {
        return json(operator.get().uri("/operator/v1/lead-providers/{id}/tokens", provider).exchange().expectStatus().isOk());
    }

    private int status(JsonNode issued) {
        return suite.client(issued.path("token").stringValue()).get().uri("/api/v3/statements").exchange()
                .returnResult(Void.class).getStatus().value();
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        return JsonMapper.shared().readTree(response.expectBody().returnResult().getResponseBody());
    }
}
