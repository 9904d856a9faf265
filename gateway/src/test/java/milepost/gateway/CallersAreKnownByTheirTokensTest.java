package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.gateway.routes.Service;
import milepost.platform.web.Caller;
import milepost.platform.web.InnerToken;
import milepost.platform.web.InnerTokenVerifier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class CallersAreKnownByTheirTokensTest {

    private static final String LIST = "/api/v3/npq-applications";

    private Suite suite;
    private Upstream applications;

    @BeforeEach
    void aGateway() {
        suite = Suite.sandbox();
        applications = suite.upstream(Service.APPLICATIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "Token token=\"%s\"", "Token token=%s", "Token %s", "Bearer token=\"%s\", nonce=\"n\""})
    void aTokenIsReadFromEveryFormThatExistingClientsSend(String form) {
        String token = suite.providerToken();

        suite.client().get().uri(LIST).header("Authorization", form.formatted(token)).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer mp_test_nobody-was-ever-given-this-one", "Basic bXA6bXA=", "Bearer short", "Token token=\"\""})
    void anythingElseIs401WithBothShapesOfError(String header) {
        suite.client().get().uri(LIST).header("Authorization", header).exchange()
                .expectStatus().isUnauthorized()
                .expectHeader().valueMatches("WWW-Authenticate", "Bearer.*")
                .expectHeader().contentType("application/json")
                .expectBody()
                .jsonPath("$.error").isEqualTo("HTTP Token: Access denied")
                .jsonPath("$.errors[0].code").isEqualTo("unauthorised");
        assertThat(applications.seen()).isEmpty();
    }

    @Test
    void noTokenAtAllIs401() {
        suite.client().get().uri(LIST).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void twoAuthorizationHeadersAreNobody() {
        suite.client().get().uri(LIST)
                .header("Authorization", "Bearer " + suite.providerToken(), "Bearer " + suite.providerToken()).exchange()
                .expectStatus().isUnauthorized();
    }

    @Test
    void aBadFilterWithABadTokenIs401AndNotTheFiltersFault() {
        suite.client("mp_test_nobody-was-ever-given-this-one").get().uri(LIST + "?filter=abc&page[page]=-1").exchange()
                .expectStatus().isUnauthorized();
    }

    @Test
    void aMisspeltAddressAndABadClockWithABadTokenAre401Too() {
        WebTestClient nobody = suite.client("mp_test_nobody-was-ever-given-this-one");

        nobody.get().uri("/api/v3/no-such-thing").exchange().expectStatus().isUnauthorized();
        nobody.get().uri(LIST).header("X-With-Server-Date", "yesterday").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void theErrorComesAsRfc9457ToWhoeverAsksForIt() {
        suite.client().get().uri(LIST).header("Accept", "application/problem+json").exchange()
                .expectStatus().isUnauthorized()
                .expectHeader().contentType("application/problem+json")
                .expectBody().jsonPath("$.code").isEqualTo("unauthorised").jsonPath("$.status").isEqualTo(401);
    }

    @Test
    void anExpiredTokenIs401() {
        suite.client(suite.providerTokenExpiring("clock_timestamp() - interval '1 second'")).get().uri(LIST).exchange()
                .expectStatus().isUnauthorized();
    }

    @Test
    void aTokenRevokedBehindThisReplicasBackStopsByItself() {
        String token = suite.providerToken();
        WebTestClient client = suite.client(token);
        client.get().uri(LIST).exchange().expectStatus().isOk();

        suite.execute("UPDATE access_token SET revoked_at = clock_timestamp() WHERE id = '" + suite.idOf(token) + "'");

        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> client.get().uri(LIST).exchange().expectStatus().isUnauthorized());
    }

    @Test
    void lastUseIsWrittenAfterwardsAndNotOnTheWay() {
        String token = suite.providerToken();
        suite.client(token).get().uri(LIST).exchange().expectStatus().isOk();

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                suite.query("SELECT clock_timestamp() - last_used_at < interval '1 minute' FROM access_token WHERE id = '" + suite.idOf(token) + "'"))
                .isEqualTo("t"));
    }

    @Test
    void theServiceGetsASignedTokenThatNamesTheProviderAndTheAccessToken() throws Exception {
        UUID provider = UUID.randomUUID();
        String token = suite.providerToken(provider);

        suite.client(token).get().uri(LIST).exchange().expectStatus().isOk();

        InnerToken inner = innerTokens().getFirst();
        assertThat(inner.caller()).isEqualTo(new Caller.Provider(provider, suite.idOf(token)));
        assertThat(inner.clock()).isNull();
        var claims = SignedJWT.parse(inner.raw()).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("gateway");
        assertThat(claims.getAudience()).containsExactly("milepost");
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(claims.getIssueTime().toInstant().plusSeconds(90));
    }

    @Test
    void anOperatorsTokenCarriesItsScopes() {
        suite.client(suite.operatorToken("finance", "intake")).get().uri("/operator/v1/cohorts/2024a").exchange().expectStatus().isOk();

        assertThat(innerTokens().getFirst().caller()).isInstanceOfSatisfying(Caller.Operator.class,
                operator -> assertThat(operator.scopes()).containsExactlyInAnyOrder("finance", "intake"));
    }

    @Test
    void oneInnerTokenServesAWholeMinuteOfOneCaller() {
        WebTestClient client = suite.client(suite.providerToken());

        client.get().uri(LIST).exchange().expectStatus().isOk();
        client.get().uri(LIST + "/x").exchange().expectStatus().isOk();

        assertThat(innerTokens()).extracting(InnerToken::raw).hasSize(2).containsOnly(innerTokens().getFirst().raw());
    }

    @Test
    void aSandboxTakesTheCallersClockIntoTheSignedToken() {
        WebTestClient client = suite.client(suite.providerToken());

        client.get().uri(LIST).header("X-With-Server-Date", "2027-02-03T04:05:06+01:00").exchange().expectStatus().isOk();
        client.get().uri(LIST).exchange().expectStatus().isOk();

        assertThat(innerTokens()).extracting(InnerToken::clock).containsExactly(Instant.parse("2027-02-03T03:05:06Z"), null);
        assertThat(applications.seen().getFirst().headers().contains("X-With-Server-Date")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2027-02-03", "2027-02-03T04:05:06", ""})
    void aMalformedClockIs400(String clock) {
        suite.client(suite.providerToken()).get().uri(LIST).header("X-With-Server-Date", clock).exchange()
                .expectStatus().isBadRequest()
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("server_date_malformed");
    }

    @Test
    void outsideASandboxAnyClockIs400() {
        Suite live = Suite.live();

        live.client(live.providerToken()).get().uri(LIST).header("X-With-Server-Date", "2027-02-03T04:05:06Z").exchange()
                .expectStatus().isBadRequest()
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("server_date_not_allowed");
        assertThat(live.upstream(Service.APPLICATIONS).seen()).isEmpty();
    }

    private List<InnerToken> innerTokens() {
        InnerTokenVerifier verifier = suite.bean(InnerTokenVerifier.class);
        return applications.seen().stream()
                .map(seen -> seen.headers().get("Authorization").substring("Bearer ".length()))
                .map(raw -> verifier.verify(raw).orElseThrow())
                .toList();
    }
}
