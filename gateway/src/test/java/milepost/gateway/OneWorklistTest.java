package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import milepost.gateway.routes.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneWorklistTest {

    private static final String WORKLIST = "/operator/v1/worklist";

    private Suite suite;

    @BeforeEach
    void threeServicesWithThingsToLookAt() {
        suite = Suite.sandbox();
        suite.upstream(Service.DECLARATIONS).answers(Upstream.ok("""
                [{"kind":"funding_withdrawn_after_declaration","subject_type":"declaration","subject_id":"d1","since":"2026-03-01T10:00:00.5Z","detail":"x"},
                 {"kind":"k","subject_type":"declaration","subject_id":"d2","since":"2026-01-01T00:00:00Z","detail":"x"}]"""));
        suite.upstream(Service.PARTICIPANTS).answers(Upstream.ok("[]"));
        suite.upstream(Service.STATEMENTS).answers(Upstream.ok("""
                [{"kind":"unplaced_refund","subject_type":"line","subject_id":"s1","since":"2026-03-01T10:00:00Z","detail":{"amount":"1.10"}}]"""));
    }

    @Test
    void itemsOfAllServicesComeInOneListTheOldestFirst() {
        suite.client(Suite.OPERATOR_TOKEN).get().uri(WORKLIST).header("X-Request-Id", "the-merged-one").exchange()
                .expectStatus().isOk()
                .expectHeader().contentType("application/json")
                .expectBody()
                .jsonPath("$[*].subject_id").value(ids -> assertThat(ids).hasToString("[\"d2\",\"s1\",\"d1\"]"))
                .jsonPath("$[1].detail.amount").isEqualTo("1.10")
                .jsonPath("$[1].kind").isEqualTo("unplaced_refund");
        assertThat(suite.upstream(Service.PARTICIPANTS).seen())
                .filteredOn(seen -> "the-merged-one".equals(seen.headers().get("X-Request-Id")))
                .singleElement().satisfies(seen -> {
                    assertThat(seen.uri()).isEqualTo(WORKLIST);
                    assertThat(seen.headers().get("Authorization")).startsWith("Bearer ey");
                });
    }

    @Test
    void oneServiceDownMakesTheWholeList503() {
        suite.upstream(Service.PARTICIPANTS).stop();

        suite.client(Suite.OPERATOR_TOKEN).get().uri(WORKLIST).exchange()
                .expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");
    }

    @Test
    void oneServiceThatCannotSayMakesItThatToo() {
        suite.upstream(Service.STATEMENTS).answers(Upstream.status(500, "{}"));

        suite.client(Suite.OPERATOR_TOKEN).get().uri(WORKLIST).exchange().expectStatus().isEqualTo(503);
    }

    @Test
    void itNeedsTheScopeFinance() {
        suite.client(suite.operatorToken("intake", "tokens")).get().uri(WORKLIST).exchange()
                .expectStatus().isForbidden().expectBody().jsonPath("$.errors[0].code").isEqualTo("scope_missing");
        suite.client(suite.providerToken()).get().uri(WORKLIST).exchange().expectStatus().isForbidden();
    }
}
