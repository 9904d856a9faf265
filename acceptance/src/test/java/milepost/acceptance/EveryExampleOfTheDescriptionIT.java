package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import milepost.acceptance.ExampleWorld.Progress;
import milepost.acceptance.ExampleWorld.Scene;
import milepost.acceptance.ExampleWorld.TeachersProgress;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What the description of any version shows as an example works when a provider sends it as it stands there, with ids that exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryExampleOfTheDescriptionIT {

    private ExampleWorld world;
    private Scene somebodyToReadOf;

    @BeforeAll
    void asTheExamplesTakeItToBe() {
        world = new ExampleWorld();
        somebodyToReadOf = world.somebody(Progress.COMPLETED).and(world.teacher(TeachersProgress.TRAINING));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandIsCarriedOutAndUnderItsKeyOnlyOnce() {
        return operations(operation -> !operation.method().equals("GET"), (api, operation) -> {
            Map<String, JsonNode> bodies = api.examples(ExampleWorld.bodyOf(operation));
            return bodies.isEmpty()
                    ? Stream.of(DynamicTest.dynamicTest(operation.address(), () -> carryOut(operation, null)))
                    : bodies.entrySet().stream().map(body -> DynamicTest.dynamicTest(operation.address() + ", " + body.getKey(),
                            () -> carryOut(operation, body.getValue())));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyReadIsAnsweredWithEachOfItsParameters() {
        return operations(operation -> operation.method().equals("GET"), (api, operation) -> Stream.concat(
                Stream.of(DynamicTest.dynamicTest(operation.address(), () -> read(operation, "", Map.of()))),
                operation.parameters().stream().flatMap(parameter -> api.examples(parameter).values().stream()
                        .filter(_ -> !parameter.path("in").asString().equals("path"))
                        .map(value -> DynamicTest.dynamicTest(operation.address() + ", " + parameter.path("name").asString() + " " + value,
                                () -> read(operation, parameter, value.asString()))))));
    }

    private static Stream<DynamicTest> operations(Predicate<Operation> which, BiFunction<OpenApi, Operation, Stream<DynamicTest>> tests) {
        return OpenApi.all().stream().flatMap(api -> api.operations().stream().filter(which).flatMap(operation -> tests.apply(api, operation)));
    }

    private void carryOut(Operation operation, @Nullable JsonNode body) {
        Scene scene = before(operation);
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

    /** Somebody who is so far on that the command makes sense. */
    private Scene before(Operation operation) {
        return switch (operation.tag()) {
            case "ECF participants" -> world.teacher(teachersProgressBefore(operation));
            case "Statements" -> world.statementCutOff();
            // of either kind of training
            case "Declarations" -> world.somebody(progressBefore(operation)).and(world.teacher(TeachersProgress.TRAINING));
            default -> world.somebody(progressBefore(operation));
        };
    }

    private static Progress progressBefore(Operation operation) {
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

    /** By what they do: versions 1 and 2 have a shorter address for each of them. */
    private static TeachersProgress teachersProgressBefore(Operation operation) {
        return switch (operation.path().substring(operation.path().lastIndexOf('/') + 1)) {
            case "withdraw", "defer", "change-schedule" -> TeachersProgress.TRAINING;
            case "resume" -> TeachersProgress.DEFERRED;
            default -> throw new IllegalStateException("say how far on a teacher is before " + operation);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
