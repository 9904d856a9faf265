package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import milepost.platform.testkit.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.server.ServerResponse;

class InnerTokensTest {

    private static final RSAKey GATEWAY = TestTokens.key("gateway");
    private static final RSAKey CONSOLE = TestTokens.key("console");
    private static final RSAKey STATEMENTS = TestTokens.key("statements-service");
    private static final UUID TOKEN = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID PROVIDER = UUID.fromString("22222222-2222-4222-8222-222222222222");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-01T10:00:00Z"));
    private final Clock clock = movable();
    private final InnerTokens gateway = new InnerTokens(GATEWAY, clock);
    private final InnerTokenVerifier verifier = new InnerTokenVerifier(
            new JWKSet(List.of(GATEWAY.toPublicJWK(), CONSOLE.toPublicJWK(), STATEMENTS.toPublicJWK())), clock);

    @Test
    void theGatewaySpeaksForProvidersAndOperators() {
        var at = Instant.parse("2027-01-01T00:00:00Z");

        var provider = verifier.verify(gateway.provider(TOKEN, PROVIDER, at)).orElseThrow();
        var operator = verifier.verify(gateway.operator(TOKEN, Set.of("intake", "finance"), null)).orElseThrow();

        assertThat(provider.caller()).isEqualTo(new Caller.Provider(PROVIDER, TOKEN));
        assertThat(provider.clock()).isEqualTo(at);
        assertThat(operator.caller()).isEqualTo(new Caller.Operator(Set.of("intake", "finance"), TOKEN));
        assertThat(operator.clock()).isNull();
    }

    @Test
    void aServiceSpeaksForItselfOnly() {
        assertThat(verifier.verify(new InnerTokens(STATEMENTS, clock).own()).orElseThrow().caller())
                .isEqualTo(new Caller.Internal("statements-service"));
        assertThat(verifier.verify(new InnerTokens(STATEMENTS, clock).operator(TOKEN, Set.of("finance"), null))).isEmpty();
        assertThat(verifier.verify(new InnerTokens(STATEMENTS, clock).provider(TOKEN, PROVIDER, null))).isEmpty();
        assertThat(verifier.verify(new InnerTokens(CONSOLE, clock).operator(TOKEN, Set.of("finance"), null))).isEmpty();
        assertThat(verifier.verify(gateway.own())).isEmpty();
    }

    @Test
    void oneTokenPerCallerClockAndMinute() {
        var first = gateway.provider(TOKEN, PROVIDER, null);

        assertThat(gateway.provider(TOKEN, PROVIDER, null)).isSameAs(first);
        assertThat(gateway.provider(TOKEN, PROVIDER, Instant.EPOCH)).isNotEqualTo(first);
        now.set(now.get().plusSeconds(61));
        assertThat(gateway.provider(TOKEN, PROVIDER, null)).isNotEqualTo(first);
    }

    @Test
    void aRememberedTokenStillEnds() {
        var token = gateway.provider(TOKEN, PROVIDER, null);
        assertThat(verifier.verify(token)).isPresent();

        now.set(now.get().plusSeconds(91));

        assertThat(verifier.verify(token)).isEmpty();
    }

    @Test
    void whileAnIssuersKeyIsRotatedItsTokensOfBothKeysAreGoodAndAfterwardsOnlyThoseOfTheNew() {
        var next = anotherKeyOfTheGateway();
        var byTheOld = gateway.provider(TOKEN, PROVIDER, null);
        var byTheNew = new InnerTokens(next, clock).provider(TOKEN, PROVIDER, null);
        var during = new InnerTokenVerifier(new JWKSet(List.of(GATEWAY.toPublicJWK(), STATEMENTS.toPublicJWK(), next.toPublicJWK())), clock);
        var after = new InnerTokenVerifier(new JWKSet(List.of(STATEMENTS.toPublicJWK(), next.toPublicJWK())), clock);

        assertThat(during.verify(byTheOld)).isPresent();
        assertThat(during.verify(byTheNew)).isPresent();
        assertThat(during.verify(new InnerTokens(STATEMENTS, clock).own())).isPresent();
        assertThat(after.verify(byTheOld)).isEmpty();
        assertThat(after.verify(byTheNew)).isPresent();
    }

    @Test
    void whatIsNotSignedByItsIssuerIsNothing() throws Exception {
        assertThat(verifier.verify("")).isEmpty();
        assertThat(verifier.verify("a.b.c")).isEmpty();
        assertThat(verifier.verify("x".repeat(100_000))).isEmpty();
        assertThat(verifier.verify(new PlainJWT(claims(c -> c)).serialize())).isEmpty();
        assertThat(verifier.verify(signed(anotherKeyOfTheGateway(), "gateway", claims(c -> c)))).isEmpty();
        assertThat(verifier.verify(signed(STATEMENTS, "statements-service", claims(c -> c)))).isEmpty();
        var symmetric = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("gateway").build(), claims(c -> c));
        symmetric.sign(new MACSigner(GATEWAY.toRSAPublicKey().getEncoded()));
        assertThat(verifier.verify(symmetric.serialize())).isEmpty();
    }

    @Test
    void wrongAudienceMissingTimesAndLongLivesAreRefused() throws Exception {
        assertThat(verifier.verify(signed(GATEWAY, "gateway", claims(c -> c)))).isPresent();
        assertThat(verifier.verify(signed(GATEWAY, "gateway", claims(c -> c.audience("other"))))).isEmpty();
        assertThat(verifier.verify(signed(GATEWAY, "gateway", claims(c -> c.expirationTime(null))))).isEmpty();
        assertThat(verifier.verify(signed(GATEWAY, "gateway", claims(c -> c.issueTime(null))))).isEmpty();
        assertThat(verifier.verify(signed(GATEWAY, "gateway", claims(c -> c.expirationTime(in(3_600)))))).isEmpty();
        assertThat(verifier.verify(signed(GATEWAY, "gateway", claims(c -> c.expirationTime(in(-1)))))).isEmpty();
        assertThat(verifier.verify(signed(GATEWAY, "gateway", claims(c -> c.claim("role", "internal"))))).isEmpty();
        assertThat(verifier.verify(signed(GATEWAY, "gateway", claims(c -> c.claim("provider_id", "all"))))).isEmpty();
        assertThat(verifier.verify(signed(GATEWAY, "gateway", claims(c -> c.claim("clock", "noon"))))).isEmpty();
    }

    @Test
    void authenticationComesBeforeAnythingElse() {
        var client = TestEdge.around(route(GET("/list"), request -> {
            Paging.of(request);
            return ServerResponse.ok().bodyValue(Requests.provider(request).providerId() + " " + Requests.effectiveAt(request));
        }), new Edge(List.of(new Authentication(verifier))));

        for (var path : List.of("/list?filter=broken", "/unknown")) {
            client.get().uri(path).header("Authorization", "Bearer wrong").exchange().expectStatus().isUnauthorized()
                    .expectHeader().exists("X-Request-Id")
                    .expectBody().jsonPath("$.error").isEqualTo("HTTP Token: Access denied")
                    .jsonPath("$.errors[0].code").isEqualTo("unauthorised");
            client.get().uri(path).exchange().expectStatus().isUnauthorized();
        }
        var at = Instant.parse("2027-01-01T00:00:00Z");
        client.get().uri("/list").header("Authorization", "Bearer " + gateway.provider(TOKEN, PROVIDER, at)).exchange()
                .expectStatus().isOk().expectBody(String.class).isEqualTo(PROVIDER + " " + at);
        client.get().uri("/list").header("Authorization", "Bearer " + gateway.operator(TOKEN, Set.of(), null)).exchange()
                .expectStatus().isUnauthorized();
    }

    @Test
    void anOperatorWithoutTheScopeIsForbidden() {
        var client = TestEdge.around(route(GET("/worklist"), request ->
                ServerResponse.ok().bodyValue(Requests.operator(request, "finance").name())), new Edge(List.of(new Authentication(verifier))));

        client.get().uri("/worklist").header("Authorization", "Bearer " + gateway.operator(TOKEN, Set.of("finance"), null))
                .exchange().expectStatus().isOk();
        for (var other : List.of(gateway.operator(TOKEN, Set.of("intake"), null), gateway.provider(TOKEN, PROVIDER, null))) {
            client.get().uri("/worklist").header("Authorization", "Bearer " + other).exchange().expectStatus().isForbidden()
                    .expectBody().jsonPath("$.errors[0].code").isEqualTo("scope_missing");
        }
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder().issuer("gateway").audience("milepost").subject(TOKEN.toString())
                .issueTime(in(0)).expirationTime(in(90)).claim("role", "provider").claim("provider_id", PROVIDER.toString())).build();
    }

    private Date in(int seconds) {
        return Date.from(now.get().plusSeconds(seconds));
    }

    private Clock movable() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private static String signed(RSAKey key, String kid, JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static RSAKey anotherKeyOfTheGateway() {
        return new RSAKey.Builder(TestTokens.key("participants-service")).keyID("gateway").build();
    }
}
