package milepost.gateway;

import java.time.Duration;
import milepost.platform.testkit.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TheGatewaysOwnDatabaseTest {

    private static final String LIST = "/api/v3/statements";

    private Suite suite;

    @BeforeEach
    void aGateway() {
        suite = Suite.sandbox();
    }

    @AfterEach
    void theDatabaseIsBack() {
        TestPostgres.start();
    }

    @Test
    void whileItIsDownRequestsAre503AndAfterwardsEverythingIsAsBefore() {
        String token = suite.providerToken();
        suite.client(token).get().uri(LIST).exchange().expectStatus().isOk();

        TestPostgres.stop();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status(token) == 503);
        suite.client(token).get().uri(LIST).exchange()
                .expectStatus().isEqualTo(503)
                .expectHeader().exists("Retry-After")
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("temporarily_unavailable");
        suite.management().get().uri("/actuator/health/readiness").exchange().expectStatus().isEqualTo(503);
        suite.management().get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();

        TestPostgres.start();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status(token) == 200);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                suite.management().get().uri("/actuator/health/readiness").exchange().expectStatus().isOk());
    }

    private int status(String token) {
        return suite.client(token).get().uri(LIST).exchange().returnResult(Void.class).getStatus().value();
    }
}
