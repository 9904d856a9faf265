package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.ServerResponse;

class BodiesTest {

    record Milestone(String declarationType, LocalDate startDate) {}

    record Schedule(String name, @Nullable LocalDate appliesFrom, boolean vatRegistered, @Nullable Integer target,
                    @Nullable BigDecimal amount, @Nullable UUID leadProviderId, @Nullable Optional<String> note,
                    @Nullable List<Milestone> milestones) {}

    private final WebTestClient client = TestEdge.around(
            route(POST("/attributes"), request -> Bodies.attributes(request, "participant-declaration")
                    .flatMap(attributes -> ServerResponse.ok().bodyValue(attributes.toString())))
            .andRoute(POST("/optional"), request -> Bodies.optionalAttributes(request, "npq-application-accept")
                    .flatMap(attributes -> ServerResponse.ok().bodyValue(attributes.isPresent() ? "some" : "none")))
            .andRoute(POST("/strict"), request -> Bodies.strict(request, Schedule.class)
                    .flatMap(schedule -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                            .bodyValue(Json.bytes(Map.of("note", String.valueOf(schedule.note()), "as", schedule)))))
            .andRoute(POST("/list"), request -> Bodies.strictList(request, Milestone.class)
                    .flatMap(list -> ServerResponse.ok().bodyValue(String.valueOf(list.size())))),
            TestEdge.PROVIDER);

    @Test
    void attributesAreFoundWithOrWithoutAType() {
        post("/attributes", "{\"data\":{\"attributes\":{\"a\":1}}}").expectStatus().isOk().expectBody(String.class)
                .isEqualTo("{\"a\":1}");
        post("/attributes", "{\"data\":{\"type\":\"participant-declaration\",\"attributes\":{}}}").expectStatus().isOk();
    }

    @Test
    void anotherTypeIsUnprocessable() {
        post("/attributes", "{\"data\":{\"type\":\"person\",\"attributes\":{}}}").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].source.pointer").isEqualTo("/data/type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "{\"data\":null}", "{\"data\":{}}", "{\"data\":{\"attributes\":[]}}",
        "{\"data\":{\"attributes\":\"x\"}}"})
    void aBodyWithoutAttributesIsABadRequest(String body) {
        post("/attributes", body).expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("Bad request")
                .jsonPath("$.errors[0].code").isEqualTo("data_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"data\":", "{\"data\":1,\"data\":2}", "{} {}", "\u0000", "{\"a\":[\"x\\u0000\"]}", "{\"\\u0000\":1}", "{'a':1}", "NaN"})
    void whatIsNoSoundJsonIsABadRequest(String body) {
        post("/attributes", body).expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("malformed_json");
    }

    @Test
    void deepNestingAndEndlessNumbersAreRefusedWhileParsing() {
        post("/attributes", "[".repeat(500) + "]".repeat(500)).expectStatus().isBadRequest();
        post("/attributes", "{\"data\":" + "9".repeat(5_000) + "}").expectStatus().isBadRequest();
    }

    @Test
    void moreThanAMebibyteIsTooLarge() {
        post("/attributes", "\"" + "x".repeat(Bodies.LIMIT) + "\"").expectStatus().isEqualTo(413).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("body_too_large");
    }

    @Test
    void anOptionalBodyMayBeAbsentButNotWrong() {
        post("/optional", "").expectStatus().isOk().expectBody(String.class).isEqualTo("none");
        post("/optional", "{\"data\":{\"attributes\":{}}}").expectStatus().isOk().expectBody(String.class).isEqualTo("some");
        post("/optional", "{}").expectStatus().isBadRequest();
    }

    @Test
    void aStrictBodyNamesEverythingThatIsWrong() {
        post("/strict", """
                {"name": 5, "applies_from": "+12026-01-01", "vat_registered": null, "target": "12", "amount": "a lot",
                 "lead_provider_id": "1", "milestones": [{"declaration_type": "started", "start_date": 3, "colour": "red"}, null],
                 "surprise": 1}""")
                .expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[?(@.code=='unknown_field')].source.pointer").value(pointers("/surprise", "/milestones/0/colour"))
                .jsonPath("$.errors[?(@.code=='required')].source.pointer").value(pointers("/vat_registered"))
                .jsonPath("$.errors[?(@.code=='wrong_type')].source.pointer").value(pointers("/name", "/applies_from", "/target",
                        "/amount", "/lead_provider_id", "/milestones/0/start_date", "/milestones/1"));
    }

    @Test
    void aSoundStrictBodyIsReadCompletely() {
        post("/strict", """
                {"name": "n", "vat_registered": true, "target": 3, "amount": "12.50", "note": null,
                 "lead_provider_id": "0d3a5c9e-0000-4000-8000-000000000001", "applies_from": "2026-09-01",
                 "milestones": [{"declaration_type": "started", "start_date": "2026-09-01"}]}""")
                .expectStatus().isOk().expectBody()
                .jsonPath("$.note").isEqualTo("Optional.empty")
                .jsonPath("$.as.applies_from").isEqualTo("2026-09-01")
                .jsonPath("$.as.milestones[0].declaration_type").isEqualTo("started");
        post("/strict", "{\"name\":\"n\",\"vat_registered\":false}").expectStatus().isOk().expectBody()
                .jsonPath("$.note").isEqualTo("null")
                .jsonPath("$.as.amount").isEmpty();
    }

    @Test
    void aListIsJudgedElementByElement() {
        post("/list", "[{\"declaration_type\":\"started\",\"start_date\":\"2026-09-01\"}]").expectStatus().isOk();
        post("/list", "{}").expectStatus().isEqualTo(422);
        post("/list", "[{\"declaration_type\":1}]").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].source.pointer").isEqualTo("/0/declaration_type");
        post("/strict", "[]").expectStatus().isEqualTo(422);
        post("/strict", "null").expectStatus().isBadRequest();
    }

    private WebTestClient.ResponseSpec post(String path, String body) {
        return client.post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }

    private static Consumer<Object> pointers(String... expected) {
        return found -> assertThat((List<?>) found).asList()
                .containsExactlyInAnyOrder((Object[]) expected);
    }
}
