package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

class ErrorFormatsTest {

    private final WebTestClient client = TestEdge.around(
            route(GET("/two"), _ -> Mono.error(Refused.unprocessable(List.of(
                    ApiError.attribute("declaration_date", "declaration_date_in_future", "The date lies in the future."),
                    ApiError.of("base", "declaration_already_exists", "It exists.").with(Map.of("declaration_id", "x"))))))
            .andRoute(GET("/gone"), _ -> Mono.error(new Refused(410, ApiError.of("Participant ID has been changed", "changed", "d")
                    .alongside(Map.of("participant_id_changes", List.of("c"))))))
            .andRoute(GET("/too-often"), _ -> Mono.error(new Refused(429, ApiError.of("base", "repeated_identical_attempt", "d")
                    .with(Map.of("retry_after", 1_200)))))
            .andRoute(GET("/defect"), _ -> Mono.error(new IllegalStateException("secret of the house")))
            .andRoute(GET("/thrown"), _ -> {
                throw new IllegalArgumentException("thrown, not signalled");
            })
            .andRoute(GET("/left"), _ -> Mono.error(AbortedException.beforeSend()))
            .andRoute(GET("/no-database"), _ -> Mono.error(new CannotCreateTransactionException("x",
                    new R2dbcNonTransientResourceException("y", new ConnectException()))))
            .andRoute(GET("/slow-sibling"), _ -> Mono.error(new TimeoutException("300 ms")))
            .andRoute(GET("/ill-sibling"), _ -> Mono.error(WebClientResponseException.create(503, "x", null, null, null)))
            .andRoute(GET("/fine"), _ -> ServerResponse.ok().bodyValue("fine")),
            TestEdge.PROVIDER);

    @Test
    void eachErrorHasTitleDetailCodeAndWhereItIs() {
        client.get().uri("/two").exchange().expectStatus().isEqualTo(422)
                .expectHeader().valueEquals("Content-Type", "application/json")
                .expectBody().json("""
                {"errors":[
                  {"title":"declaration_date","detail":"The date lies in the future.","code":"declaration_date_in_future",
                   "source":{"pointer":"/data/attributes/declaration_date"}},
                  {"title":"base","detail":"It exists.","code":"declaration_already_exists","meta":{"declaration_id":"x"}}]}""",
                JsonCompareMode.STRICT);
    }

    @Test
    void whoNamesProblemDetailsGetsThemWithTheSameCodes() {
        for (var accept : List.of("application/problem+json", "application/json;q=0.5, application/problem+json")) {
            client.get().uri("/two").header("Accept", accept).exchange().expectStatus().isEqualTo(422)
                    .expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody().jsonPath("$.status").isEqualTo(422)
                    .jsonPath("$.code").isEqualTo("declaration_date_in_future")
                    .jsonPath("$.type").isEqualTo("urn:milepost:error:declaration_date_in_future")
                    .jsonPath("$.errors[1].code").isEqualTo("declaration_already_exists");
        }
        for (var accept : List.of("*/*", "application/*", "application/problem+json;q=0", "rubbish;;", "text/html")) {
            client.get().uri("/two").header("Accept", accept).exchange()
                    .expectHeader().valueEquals("Content-Type", "application/json");
        }
    }

    @Test
    void anUnknownRouteIsNotFoundInBothLanguages() {
        client.get().uri("/nowhere").exchange().expectStatus().isNotFound().expectBody()
                .jsonPath("$.error").isEqualTo("Resource not found")
                .jsonPath("$.errors[0].title").isEqualTo("Resource not found")
                .jsonPath("$.errors[0].code").isEqualTo("not_found");
    }

    @Test
    void membersThatOldClientsExpectStandInTheEntry() {
        client.get().uri("/gone").exchange().expectStatus().isEqualTo(410).expectBody()
                .jsonPath("$.errors[0].participant_id_changes[0]").isEqualTo("c");
    }

    @Test
    void aRefusalForAWhileSaysForHowLong() {
        client.get().uri("/too-often").exchange().expectStatus().isEqualTo(429)
                .expectHeader().valueEquals("Retry-After", "1200");
    }

    @Test
    void aDefectIsInTheEnvelopeAndTellsNothing() {
        for (var path : List.of("/defect", "/thrown")) {
            client.get().uri(path).exchange().expectStatus().isEqualTo(500).expectBody(String.class)
                    .value(body -> assertThat(body).contains("internal_error").doesNotContain("secret").doesNotContain("thrown"));
        }
    }

    @Test
    void aClientThatLeftIsNoDefect() {
        client.get().uri("/left").exchange().expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].code").isEqualTo("client_left");
    }

    @Test
    void anUnreachableDatabaseOrSiblingIsAnOutageNotADefect() {
        for (var path : List.of("/no-database", "/slow-sibling", "/ill-sibling")) {
            client.get().uri(path).exchange().expectStatus().isEqualTo(503)
                    .expectHeader().valueEquals("Retry-After", "1")
                    .expectBody().jsonPath("$.errors[0].code").isEqualTo("temporarily_unavailable");
        }
    }

    @Test
    void everyAnswerCarriesTheRequestIdAndIsKeptByNoCache() {
        for (var path : List.of("/fine", "/two", "/nowhere", "/defect")) {
            client.get().uri(path).header("X-Request-Id", "client-7").exchange()
                    .expectHeader().valueEquals("X-Request-Id", "client-7")
                    .expectHeader().valueEquals("Cache-Control", "no-store");
        }
        for (var bad : List.of("", " ", "a b", "é", "x".repeat(129), "{}")) {
            client.get().uri("/fine").header("X-Request-Id", bad).exchange()
                    .expectHeader().value("X-Request-Id", id -> assertThat(id).matches("[0-9a-f]{32}"));
        }
    }
}
