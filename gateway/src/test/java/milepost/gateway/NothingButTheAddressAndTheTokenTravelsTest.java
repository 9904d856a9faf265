package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import milepost.gateway.routes.Service;
import milepost.platform.web.Caller;
import milepost.platform.web.InnerTokenVerifier;
import milepost.platform.web.InnerTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NothingButTheAddressAndTheTokenTravelsTest {

    private Suite suite;
    private Upstream applications;

    @BeforeEach
    void aGateway() {
        suite = Suite.sandbox();
        applications = suite.upstream(Service.APPLICATIONS);
    }

    @Test
    void aCallerCannotSmuggleIdentityHeaders() {
        UUID provider = UUID.randomUUID();
        String foreign = suite.bean(InnerTokens.class).provider(UUID.randomUUID(), UUID.randomUUID(), null);

        suite.client(suite.providerToken(provider)).get().uri("/api/v3/npq-applications")
                .header("X-Provider-Id", "somebody-else")
                .header("X-Lead-Provider-Id", "somebody-else")
                .header("X-Role", "staff")
                .header("X-Scopes", "finance")
                .header("X-Milepost-Clock", "2030-01-01T00:00:00Z")
                .header("X-Inner-Token", foreign)
                .header("Proxy-Authorization", "Bearer " + foreign)
                .header("Cookie", "session=1")
                .header("X-Forwarded-For", "127.0.0.1")
                .header("X-Forwarded-User", "staff")
                .header("Forwarded", "for=127.0.0.1")
                .header("X-Original-URL", "/internal/snapshots/lead-providers")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("Accept-Encoding", "br")
                .header("Idempotency-Key", "k-1")
                .header("If-None-Match", "\"e\"")
                .exchange().expectStatus().isOk();

        Upstream.Seen seen = applications.onlyRequest();
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(seen.headers().names());
        names.removeAll(Set.of("host", "content-length", "transfer-encoding"));
        assertThat(names).containsExactlyInAnyOrder(
                "accept", "authorization", "idempotency-key", "if-none-match", "traceparent", "user-agent", "x-request-id");
        assertThat(suite.bean(InnerTokenVerifier.class).verify(seen.headers().get("Authorization").substring(7)).orElseThrow().caller())
                .isInstanceOfSatisfying(Caller.Provider.class, caller -> assertThat(caller.providerId()).isEqualTo(provider));
    }

    @Test
    void aForgedInnerTokenIsNoAccessToken() {
        String forged = suite.bean(InnerTokens.class).provider(UUID.randomUUID(), UUID.randomUUID(), null);

        suite.client(forged).get().uri("/api/v3/npq-applications").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aHeaderNamedByConnectionIsDroppedAndTheAuthorizationIsNot() {
        String answer = Wire.get(suite.port(), "/api/v3/npq-applications", "Authorization: Bearer " + suite.providerToken(),
                "Connection: Authorization, X-Request-Id");

        assertThat(Wire.status(answer)).isIn(200, 400);
        assertThat(applications.seen()).allSatisfy(seen -> assertThat(seen.headers().get("Authorization")).startsWith("Bearer ey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/internal/snapshots/lead-providers",
        "//internal/snapshots/lead-providers",
        "/actuator/health",
        "/actuator/prometheus",
        "/",
        "/api",
        "/operator",
        "/apis/v3/statements",
        "/api/v1/statements",
        "/api/v2/statements",
        "/api/v3",
        "/api/v3/",
        "/api/v3/participants",
        "/api/v3/npq-applicationsX",
        "/api/v3/npq-applications/",
        "/api/v3/npq-applications/../../../internal/snapshots/lead-providers",
        "/api/v3/npq-applications/%2e%2e/%2e%2e/%2e%2e/internal/snapshots/lead-providers",
        "/api/v3/npq-applications/%252e%252e/internal",
        "/api/v3/npq-applications/..%2f..%2f..%2finternal",
        "/api/v3/npq-applications/..;/..;/..;/internal",
        "/api/v3/npq-applications/..\\..\\internal",
        "/api/v3/npq-applications/%5c..%5cinternal",
        "/api/v3/npq-applications//internal",
        "/api/v3/npq-applications/./x",
        "/api/v3/npq-applications/.../x",
        "/api/v3/npq-applications/x;role=staff",
        "/api/v3/npq-applications/x%00",
        "/api/v3/npq-applications/x%0d%0aAuthorization:%20y",
        "/api/v3/npq-applications/\u00e9",
        "/api/v3/npq-applications@evil.example/x",
        "/operator/v1/internal/snapshots/lead-providers",
        "/operator/v1/republish",
        "/operator/v1/republish/unknown",
        "/operator/v2/cohorts/2024a",
        "http://gateway/internal/snapshots/lead-providers",
        "http://127.0.0.1/actuator/health"})
    void noSpellingReachesAnythingThatHasNoAddressHere(String target) {
        String answer = Wire.get(suite.port(), target, "Authorization: Bearer " + Suite.OPERATOR_TOKEN);

        assertThat(Wire.status(answer)).as(answer).isEqualTo(404);
        assertThat(answer).contains("\"error\":\"Resource not found\"").contains("\"code\":\"not_found\"");
        for (Service service : Service.values()) {
            assertThat(suite.upstream(service).arrived()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "?filter[updated_since]=2026-01-01T00%3A00%3A00Z&page[per_page]=3000",
        "?filter%5Bupdated_since%5D=2026-01-01T00%253A00%253A00%252B01%253A00",
        "?page[after]=b3BhcXVl%3D%3D&sort=-created_at,%2Bupdated_at",
        "?x=%E2%82%AC&y=a+b&z",
        "?u=http://127.0.0.1/internal/../x"})
    void theQueryArrivesAsItWasSent(String query) {
        String answer = Wire.get(suite.port(), "/api/v3/npq-applications" + query, "Authorization: Bearer " + suite.providerToken());

        assertThat(Wire.status(answer)).as(answer).isEqualTo(200);
        assertThat(applications.onlyRequest().uri()).isEqualTo("/api/v3/npq-applications" + query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PATCH", "CONNECT", "MADEUP"})
    void methodsThatNoEndpointHasGoNowhere(String method) {
        String answer = Wire.send(suite.port(), method + " /api/v3/npq-applications HTTP/1.1\nHost: gateway\nConnection: close\nAuthorization: Bearer "
                + suite.providerToken() + "\n\n");

        assertThat(Wire.status(answer)).as(answer).isBetween(400, 499);
        assertThat(applications.arrived()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "?x=| ?x=%7C",
        "?x=100% ?x=100%25",
        "?x=%zz ?x=%25zz",
        "?x={\"a\":<1>} ?x=%7B%22a%22:%3C1%3E%7D",
        "?x=a#b ?x=a%23b"})
    void whatAnAddressMayNotContainIsEscapedInsteadOfRefusedWithoutAWord(String sent, String arrived) {
        String answer = Wire.get(suite.port(), "/api/v3/npq-applications" + sent, "Authorization: Bearer " + suite.providerToken());

        assertThat(Wire.status(answer)).as(answer).isEqualTo(200);
        assertThat(applications.onlyRequest().uri()).isEqualTo("/api/v3/npq-applications" + arrived);
    }
}
