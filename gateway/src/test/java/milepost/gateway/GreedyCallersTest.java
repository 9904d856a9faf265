package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import milepost.gateway.routes.Service;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class GreedyCallersTest {

    private static final String LIST = "/api/v3/statements";

    private static Suite suite;

    @BeforeAll
    static void aGatewayWithLittleToGive() {
        suite = new Suite(Map.of("milepost.limits.per-token", "5", "milepost.limits.per-address", "4", "milepost.limits.per-reader", "3"));
    }

    @Test
    void theAllowanceCountsDownAndThenIs429WithTheTimeToWait() {
        WebTestClient greedy = suite.client(suite.providerToken());
        for (int left = 4; left >= 0; left--) {
            greedy.get().uri(LIST).exchange()
                    .expectStatus().isOk()
                    .expectHeader().valueEquals("RateLimit-Policy", "\"token\";q=5;w=300")
                    .expectHeader().valueMatches("RateLimit", "\"token\";r=" + left + ";t=\\d+");
        }
        int asked = suite.upstream(Service.STATEMENTS).arrived();

        greedy.get().uri(LIST).exchange()
                .expectStatus().isEqualTo(429)
                .expectHeader().valueMatches("Retry-After", "([1-9]|[1-5]\\d|60)")
                .expectHeader().valueMatches("RateLimit", "\"token\";r=0;t=\\d+")
                .expectHeader().contentType("application/json")
                .expectHeader().exists("X-Request-Id")
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("rate_limit_exceeded");
        assertThat(suite.upstream(Service.STATEMENTS).arrived()).isEqualTo(asked);
        // a request is counted when it has ended, a moment after its client has the answer
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                suite.management().get().uri("/actuator/prometheus").exchange().expectBody(String.class).returnResult().getResponseBody())
                .containsPattern("milepost_requests_seconds_count\\{outcome=\"rate_limited\",service=\"gateway\"} [1-9]"));
    }

    @Test
    void a429OfAnOldVersionSaysThatItWillEnd() {
        WebTestClient greedy = suite.client(suite.providerToken());
        for (int i = 0; i < 5; i++) {
            greedy.get().uri("/api/v1/participants").exchange().expectStatus().isOk();
        }

        OldVersionsSayThatTheyWillEndTest.announced("v1", greedy.get().uri("/api/v1/participants").exchange().expectStatus().isEqualTo(429));
    }

    @Test
    void oneGreedyTokenDoesNotLimitAnother() {
        WebTestClient greedy = suite.client(suite.providerToken());
        for (int i = 0; i < 8; i++) {
            greedy.get().uri(LIST).exchange();
        }

        suite.client(suite.providerToken()).get().uri(LIST).exchange().expectStatus().isOk();
    }

    @Test
    void failuresOfAnAddressAreLimitedAndItsValidTokensAreNot() {
        for (int i = 0; i < 4; i++) {
            suite.client("mp_test_nobody-was-ever-given-this-one").get().uri(LIST).exchange().expectStatus().isUnauthorized();
        }

        suite.client("mp_test_nobody-was-ever-given-this-one").get().uri(LIST).exchange()
                .expectStatus().isEqualTo(429).expectHeader().exists("Retry-After");
        suite.client().get().uri("/favicon.ico").exchange().expectStatus().isEqualTo(429);
        suite.client(suite.providerToken()).get().uri(LIST).exchange().expectStatus().isOk();
    }

    @Test
    void whoReadsTheDescriptionIsLimitedByAddressAndLosesNothingElse() {
        for (int i = 0; i < 3; i++) {
            suite.client().get().uri("/api/docs/v3").exchange().expectStatus().isOk();
        }

        suite.client().get().uri("/api/docs/v3").exchange()
                .expectStatus().isEqualTo(429).expectHeader().exists("Retry-After")
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("rate_limit_exceeded");
        suite.client(suite.providerToken()).get().uri(LIST).exchange().expectStatus().isOk();
    }
}
