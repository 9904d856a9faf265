package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import milepost.gateway.routes.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

class OldVersionsSayThatTheyWillEndTest {

    private Suite suite;
    private WebTestClient client;

    @BeforeEach
    void aGateway() {
        suite = Suite.sandbox();
        client = suite.client(suite.providerToken());
    }

    @ParameterizedTest
    @CsvSource({"v1, /participants", "v1, /participants/ecf/1", "v1, /participants/ecf.csv", "v2, /participants/ecf"})
    void everyAnswerSaysSinceWhenAndUntilWhenAndWhatComesInstead(String version, String address) {
        announced(version, client.get().uri("/api/" + version + address).exchange().expectStatus().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void theLinksLeadToPagesThatAreThere(String version) {
        var links = client.get().uri("/api/" + version + "/participants").exchange().returnResult(Void.class).getResponseHeaders().getFirst("Link");

        assertThat(links.split(", ")).hasSize(2).allSatisfy(link -> suite.client().get().uri(link.substring(1, link.indexOf('>'))).exchange()
                .expectStatus().isOk().expectHeader().contentType("text/html;charset=UTF-8"));
    }

    @Test
    void aRefusalOfTheGatewaySaysSoToo() {
        announced("v1", suite.client().get().uri("/api/v1/participants").exchange().expectStatus().isUnauthorized());
        announced("v2", client.get().uri("/api/v2/unicorns").exchange().expectStatus().isNotFound());
        announced("v2", client.get().uri("/api/v2").exchange().expectStatus().isNotFound());
        announced("v1", client.get().uri("/api/v1/participants").header("X-With-Server-Date", "yesterday").exchange().expectStatus().isBadRequest());
        announced("v1", client.patch().uri("/api/v1/participants").exchange().expectStatus().is4xxClientError());
    }

    @Test
    void aRefusalOfAServiceSaysSoToo() {
        suite.upstream(Service.PARTICIPANTS).answers((_, response) -> response.status(422).header("Content-Type", "application/json")
                .header("Sunset", "never").sendString(Mono.just("{}")));

        announced("v1", client.put().uri("/api/v1/participants/1/withdraw").bodyValue("{}").exchange().expectStatus().isEqualTo(422));
    }

    @Test
    void soDoesAnAnswerThatNobodyGave() {
        suite.upstream(Service.PARTICIPANTS).answers(Upstream.hangUp());

        announced("v2", client.get().uri("/api/v2/participants/ecf").exchange().expectStatus().isEqualTo(503));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v3/participants/ecf", "/api/v3/unicorns", "/api/v11/participants", "/api/docs/v1",
        "/api/docs/v2/openapi.yaml", "/operator/v1/cohorts"})
    void nothingElseIsSaidToEnd(String address) {
        suite.client(Suite.OPERATOR_TOKEN).get().uri(address).exchange()
                .expectHeader().doesNotExist("Deprecation")
                .expectHeader().doesNotExist("Sunset")
                .expectHeader().doesNotExist("Link");
    }

    static void announced(String version, ResponseSpec answer) {
        answer.expectHeader().valueEquals("Deprecation", "@1788220800")
                .expectHeader().valueEquals("Sunset", "Fri, 01 Sep 2028 00:00:00 GMT")
                .expectHeader().valueEquals("Link", "</api/docs/v3>; rel=\"successor-version\"; type=\"text/html\", "
                        + "</api/docs/" + version + ">; rel=\"deprecation\"; type=\"text/html\"");
    }
}
