package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import milepost.gateway.routes.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

class EveryAddressHasOneOwnerTest {

    private Suite suite;

    @BeforeEach
    void aGateway() {
        suite = Suite.sandbox();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v3/npq-applications,                                APPLICATIONS",
        "POST,   /api/v3/npq-applications/1/accept,                       APPLICATIONS",
        "PUT,    /api/v3/npq-applications/1/change-funded-place,          APPLICATIONS",
        "GET,    /api/v3/delivery-partners,                               APPLICATIONS",
        "GET,    /api/v3/delivery-partners/1,                             APPLICATIONS",
        "GET,    /api/v3/participants/npq,                                PARTICIPANTS",
        "PUT,    /api/v3/participants/npq/1/defer,                        PARTICIPANTS",
        "GET,    /api/v3/participants/npq/1,                              PARTICIPANTS",
        "GET,    /api/v3/participants/npq/outcomes,                       DECLARATIONS",
        "GET,    /api/v3/participants/npq/1/outcomes,                     DECLARATIONS",
        "POST,   /api/v3/participants/npq/1/outcomes,                     DECLARATIONS",
        "GET,    /api/v3/participants/npq/1/outcomes-of-others,           PARTICIPANTS",
        "GET,    /api/v3/participants/npq/1/2/outcomes,                   PARTICIPANTS",
        "GET,    /api/v3/participants/ecf,                                PARTICIPANTS",
        "GET,    /api/v3/participants/ecf/1,                              PARTICIPANTS",
        "PUT,    /api/v3/participants/ecf/1/change-schedule,              PARTICIPANTS",
        "GET,    /api/v1/participants,                                    PARTICIPANTS",
        "GET,    /api/v1/participants/ecf,                                PARTICIPANTS",
        "GET,    /api/v1/participants/ecf.csv,                            PARTICIPANTS",
        "PUT,    /api/v1/participants/ecf/1/withdraw,                     PARTICIPANTS",
        "PUT,    /api/v1/participants/1/withdraw,                         PARTICIPANTS",
        "GET,    /api/v2/participants,                                    PARTICIPANTS",
        "GET,    /api/v2/participants/ecf.csv,                            PARTICIPANTS",
        "GET,    /api/v2/participants/ecf/1,                              PARTICIPANTS",
        "PUT,    /api/v2/participants/1/resume,                           PARTICIPANTS",
        "GET,    /api/v1/participant-declarations,                        DECLARATIONS",
        "POST,   /api/v1/participant-declarations,                        DECLARATIONS",
        "GET,    /api/v1/participant-declarations.csv,                    DECLARATIONS",
        "GET,    /api/v1/participant-declarations/1,                      DECLARATIONS",
        "PUT,    /api/v1/participant-declarations/1/void,                 DECLARATIONS",
        "POST,   /api/v2/participant-declarations,                        DECLARATIONS",
        "GET,    /api/v2/participant-declarations.csv,                    DECLARATIONS",
        "PUT,    /api/v2/participant-declarations/1/void,                 DECLARATIONS",
        "GET,    /api/v3/participant-declarations/1/history,              DECLARATIONS",
        "PUT,    /api/v3/participant-declarations/1/change-delivery-partner, DECLARATIONS",
        "POST,   /api/v3/participant-declarations,                        DECLARATIONS",
        "PUT,    /api/v3/participant-declarations/1/void,                 DECLARATIONS",
        "GET,    /api/v3/statements/1/lines,                              STATEMENTS",
        "PUT,    /operator/v1/lead-providers/1,                           APPLICATIONS",
        "PUT,    /operator/v1/courses/npq-headship,                       APPLICATIONS",
        "PUT,    /operator/v1/cohorts/2024a/schedules/npq-aso-march,      APPLICATIONS",
        "DELETE, /operator/v1/cohorts/2024a/offers/npq-headship/1,        APPLICATIONS",
        "PUT,    /operator/v1/delivery-partners/1,                        APPLICATIONS",
        "PUT,    /operator/v1/partnerships,                               APPLICATIONS",
        "PUT,    /operator/v1/eligibility-lists/pp50,                     APPLICATIONS",
        "POST,   /operator/v1/applications,                               APPLICATIONS",
        "POST,   /operator/v1/applications/import,                        APPLICATIONS",
        "PUT,    /operator/v1/applications/1/funding-eligibility,         APPLICATIONS",
        "PUT,    /operator/v1/participants/1,                             PARTICIPANTS",
        "POST,   /operator/v1/training-records/1/transfer,                PARTICIPANTS",
        "POST,   /operator/v1/declarations/1/void,                        DECLARATIONS",
        "PUT,    /operator/v1/contracts/1,                                STATEMENTS",
        "GET,    /operator/v1/contracts.csv,                              STATEMENTS",
        "GET,    /operator/v1/statements/1,                               STATEMENTS",
        "GET,    /operator/v1/statements/1/assurance-report,              STATEMENTS",
        "GET,    /operator/v1/statements/1/voided,                        STATEMENTS",
        "POST,   /operator/v1/statements/import,                          STATEMENTS",
        "POST,   /operator/v1/statements/cut-off,                         STATEMENTS",
        "POST,   /operator/v1/statements/1/authorise-payment,             STATEMENTS",
        "DELETE, /operator/v1/adjustments/1,                              STATEMENTS",
        "POST,   /operator/v1/invoices/1/accept,                          STATEMENTS",
        "GET,    /operator/v1/reconciliation,                             STATEMENTS",
        "POST,   /operator/v1/republish/lead-providers,                   APPLICATIONS",
        "POST,   /operator/v1/republish/offers,                           APPLICATIONS",
        "POST,   /operator/v1/republish/applications,                     APPLICATIONS",
        "POST,   /operator/v1/republish/enrolments,                       PARTICIPANTS",
        "POST,   /operator/v1/republish/declarations,                     DECLARATIONS",
        "POST,   /operator/v1/republish/lines,                            STATEMENTS"})
    void anAddressIsAnsweredByItsOwnerAndByNobodyElse(String method, String address, Service owner) {
        suite.client(Suite.OPERATOR_TOKEN).method(HttpMethod.valueOf(method)).uri(address).exchange().expectStatus().isOk();

        assertThat(suite.upstream(owner).onlyRequest().method()).isEqualTo(method);
        assertThat(suite.upstream(owner).onlyRequest().uri()).isEqualTo(address);
        for (Service other : Service.values()) {
            assertThat(suite.upstream(other).seen()).hasSize(other == owner ? 1 : 0);
        }
    }

    /** What there never was, and what other versions have (decision A1). */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v3/unicorns", "/api/v4/statements", "/api/v1", "/api/v3/participants", "/api/v3/participants/ecf.csv",
        "/api/v1/npq-applications", "/api/v1/statements", "/api/v2/delivery-partners", "/api/v2/participants.csv",
        "/api/v3/participant-declarations.csv", "/api/v4/participant-declarations"})
    void anUnknownAddressIs404InTheEnvelopeWithTheLegacyString(String address) {
        suite.client(suite.providerToken()).get().uri(address).exchange()
                .expectStatus().isNotFound()
                .expectHeader().contentType("application/json")
                .expectHeader().exists("RateLimit")
                .expectHeader().exists("X-Request-Id")
                .expectBody().jsonPath("$.error").isEqualTo("Resource not found").jsonPath("$.errors[0].code").isEqualTo("not_found");
    }

    @Test
    void anErrorOfAServicePassesThroughUntouched() {
        suite.upstream(Service.DECLARATIONS).answers((_, response) -> response.status(422)
                .header("Content-Type", "application/json").header("Retry-After", "9").header("ETag", "\"x\"")
                .sendString(Mono.just("{\"errors\":[{\"code\":\"declaration_already_exists\"}]}")));

        suite.client(suite.providerToken()).post().uri("/api/v3/participant-declarations").bodyValue("{}").exchange()
                .expectStatus().isEqualTo(422)
                .expectHeader().valueEquals("Retry-After", "9")
                .expectHeader().valueEquals("ETag", "\"x\"")
                .expectBody().json("{\"errors\":[{\"code\":\"declaration_already_exists\"}]}");
    }

    @Test
    void theRequestIdAndTheTraceOfACallerGoAllTheWayAndComeBack() {
        var answer = suite.client(suite.providerToken()).get().uri("/api/v3/statements")
                .header("X-Request-Id", "client-42")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .exchange()
                .expectStatus().isOk()
                .expectHeader().valueEquals("X-Request-Id", "client-42")
                .expectHeader().valueMatches("traceparent", "00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                .returnResult(Void.class);

        var seen = suite.upstream(Service.STATEMENTS).onlyRequest().headers();
        assertThat(seen.get("X-Request-Id")).isEqualTo("client-42");
        assertThat(seen.get("traceparent")).isEqualTo(answer.getResponseHeaders().getFirst("traceparent"));
    }

    @Test
    void anInsaneRequestIdIsReplaced() {
        suite.client(suite.providerToken()).get().uri("/api/v3/statements").header("X-Request-Id", "a b\tc").exchange()
                .expectHeader().valueMatches("X-Request-Id", "[0-9a-f]{32}");
    }

    @Test
    void securityHeadersStandOnEveryAnswerOnce() {
        suite.upstream(Service.STATEMENTS).answers((_, response) -> response
                .header("Content-Type", "application/json").header("X-Request-Id", "the service's").header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-cache").header("Connection", "X-Secret").header("X-Secret", "1")
                .sendString(Mono.just("{}")));

        var headers = suite.client(suite.providerToken()).get().uri("/api/v3/statements").exchange()
                .expectStatus().isOk().returnResult(Void.class).getResponseHeaders();

        assertThat(headers.get("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.get("X-Request-Id")).hasSize(1).doesNotContain("the service's");
        assertThat(headers.get("Cache-Control")).containsExactly("private, no-cache");
        assertThat(headers.containsHeader("Content-Security-Policy")).isTrue();
    }
}
