package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Requests go to the service's routes on the service's port alone, and are counted by route. */
class RoutingTest {

    private static RunningEdge edge;

    @Configuration
    static class Served {
        @Bean
        Routes routes() {
            return router -> router.GET("/things/{id}", request -> ServerResponse.ok().bodyValue("thing " + request.pathVariable("id")))
                    .GET("/broken", _ -> {
                        throw new IllegalStateException("on the way to its answer");
                    });
        }
    }

    @BeforeAll
    static void start() throws IOException {
        edge = RunningEdge.with(Served.class, "management.server.port=" + free());
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void aRequestIsAnsweredByItsRouteAndCountedUnderThePattern() {
        get(edge.asOperator(), "/things/7").expectStatus().isOk().expectBody(String.class).isEqualTo("thing 7");

        assertThat(edge.bean(MeterRegistry.class).find("http.server.requests").timers()).extracting(timer -> timer.getId().getTag("uri"))
                .contains("/things/{id}").doesNotContain("/things/7", "UNKNOWN");
    }

    @Test
    void whatNoRouteKnowsIsNotFound() {
        get(edge.asOperator(), "/elsewhere").expectStatus().isNotFound().expectBody().jsonPath("$.errors[0].code").isEqualTo("not_found");
        edge.asOperator().post().uri("/things/7").exchange().expectStatus().isNotFound();
    }

    @Test
    void aHandlerThatThrowsIsADefect() {
        get(edge.asOperator(), "/broken").expectStatus().isEqualTo(500).expectBody().jsonPath("$.errors[0].code").isEqualTo("internal_error");
    }

    @Test
    void theManagementPortServesNoneOfIt() {
        get(edge.management(), "/things/7").expectStatus().isNotFound();
    }

    private static WebTestClient.ResponseSpec get(WebTestClient client, String path) {
        return client.get().uri(path).header("Authorization", "Bearer " + edge.operatorToken()).exchange();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
