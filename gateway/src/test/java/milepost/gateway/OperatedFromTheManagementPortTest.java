package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import milepost.gateway.routes.Service;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatedFromTheManagementPortTest {

    private Suite suite;

    @BeforeEach
    void aGateway() {
        suite = Suite.sandbox();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus"})
    void healthAndMetricsAreThereWithoutAToken(String address) {
        suite.management().get().uri(address).exchange().expectStatus().isOk();
        suite.client().get().uri(address).exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/gateway/routes", "/actuator/env", "/actuator/heapdump", "/api/v3/statements"})
    void nothingElseIs(String address) {
        suite.management().get().uri(address).exchange().expectStatus().isNotFound();
    }

    @Test
    void requestsAreCountedByServiceAndOutcome() {
        suite.client(suite.providerToken()).get().uri("/api/v3/statements").exchange().expectStatus().isOk();
        suite.client().get().uri("/api/v3/statements").exchange().expectStatus().isUnauthorized();
        suite.upstream(Service.DECLARATIONS).answers(Upstream.status(422, "{}"));
        suite.client(suite.providerToken()).post().uri("/api/v3/participant-declarations").bodyValue("{}").exchange().expectStatus().isEqualTo(422);

        // a request is counted when it has ended, a moment after its client has the answer
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(metrics())
                .containsPattern("milepost_requests_seconds_count\\{outcome=\"ok\",service=\"statements-service\"} [1-9]")
                .containsPattern("milepost_requests_seconds_count\\{outcome=\"refused\",service=\"declarations-service\"} [1-9]")
                .containsPattern("milepost_requests_seconds_count\\{outcome=\"unauthenticated\",service=\"gateway\"} [1-9]"));
    }

    @Test
    void breakersAndConnectionPoolsAreVisible() {
        suite.client(suite.providerToken()).get().uri("/api/v3/statements").exchange().expectStatus().isOk();

        assertThat(metrics())
                .contains("resilience4j_circuitbreaker_state{name=\"statements-service\",state=\"closed\"} 1.0")
                .contains("resilience4j_circuitbreaker_state{name=\"applications-service\",state=\"open\"} 0.0")
                .contains("reactor_netty_connection_provider");
    }

    private String metrics() {
        return suite.management().get().uri("/actuator/prometheus").exchange()
                .expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
    }
}
