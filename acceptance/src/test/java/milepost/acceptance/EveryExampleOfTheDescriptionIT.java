package milepost.acceptance;

import static milepost.acceptance.ExampleWorld.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.acceptance.ExampleWorld.Progress;
import milepost.acceptance.ExampleWorld.Scene;
import milepost.platform.testkit.openapi.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What openapi.yaml shows as an example works when a provider sends it as it stands there, with ids that exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryExampleOfTheDescriptionIT {

    private ExampleWorld world;
    private Scene somebodyToReadOf;

    @BeforeAll
    void asTheExamplesTakeItToBe() {
        world = new ExampleWorld();
        somebodyToReadOf = world.somebody(Progress.COMPLETED);
    }

    @TestFactory
    Stream<DynamicTest> everyCommandIsCarriedOutAndUnderItsKeyOnlyOnce() {
        return API.operations().stream().filter(operation -> !operation.method().equals("GET")).flatMap(operation -> {
            Map<String, JsonNode> bodies = API.examples(ExampleWorld.bodyOf(operation));
            return bodies.isEmpty()
                    ? Stream.of(DynamicTest.dynamicTest(operation.address(), () -> carryOut(operation, null)))
                    : bodies.entrySet().stream().map(body -> DynamicTest.dynamicTest(operation.address() + ", " + body.getKey(),
                            () -> carryOut(operation, body.getValue())));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyReadIsAnsweredWithEachOfItsParameters() {
        return API.operations().stream().filter(operation -> operation.method().equals("GET")).flatMap(operation -> Stream.concat(
                Stream.of(DynamicTest.dynamicTest(operation.address(), () -> read(operation, "", Map.of()))),
                operation.parameters().stream().map(API::resolved).flatMap(parameter -> API.examples(parameter).values().stream()
                        .filter(_ -> !parameter.path("in").asString().equals("path"))
                        .map(value -> DynamicTest.dynamicTest(operation.address() + ", " + parameter.path("name").asString() + " " + value,
                                () -> read(operation, parameter, value.asString()))))));
    }

    private void carryOut(Operation operation, @Nullable JsonNode body) {
        Scene scene = world.somebody(before(operation));
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        Reply first = scene.send(operation, "", body, key).expect(200);
        Reply again = scene.send(operation, "", body, key).expect(200);

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
    }

    private void read(Operation operation, JsonNode parameter, String value) {
        String name = parameter.path("name").asString();
        if (parameter.path("in").asString().equals("query")) {
            read(operation, "?" + encoded(name) + "=" + encoded(value), Map.of());
        } else {
            read(operation, "", Map.of(name, value));
        }
    }

    private void read(Operation operation, String query, Map<String, String> headers) {
        Reply read = somebodyToReadOf.send(operation, query, null, headers).expect(200);

        if (operation.node().at("/responses").has("304")) {
            Reply unchanged = somebodyToReadOf.send(operation, query, null, Map.of("If-None-Match", read.header("ETag")));
            // meanwhile the declaration may have found its statement
            assertThat(unchanged.status()).isIn(304, 200);
        }
    }

    /** How far on somebody is for whom the command makes sense. */
    private static Progress before(Operation operation) {
        return switch (operation.id()) {
            case "acceptApplication", "rejectApplication" -> Progress.APPLIED;
            case "changeFundedPlace", "createDeclaration" -> Progress.ACCEPTED;
            case "changeSchedule" -> Progress.ACCEPTED_IN_2023;
            case "deferParticipant", "withdrawParticipant", "voidDeclaration", "changeDeliveryPartner" -> Progress.STARTED;
            case "resumeParticipant" -> Progress.DEFERRED;
            case "createOutcome" -> Progress.COMPLETED;
            default -> throw new IllegalStateException("say how far on somebody is before " + operation);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
