package milepost.platform.testkit.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers of the provider API against its description. */
public final class Answers {

    private static final JsonNode ANY_ERROR = JsonNodeFactory.instance.objectNode().set("$ref",
            JsonNodeFactory.instance.stringNode("#/components/schemas/Fault"));

    private static final int LOOKED_AT = 50;

    private final OpenApi api;
    private final Shapes shapes;

    private Answers(OpenApi api) {
        this.api = api;
        this.shapes = Shapes.closed(api.document());
    }

    private static final class Made {
        static final Map<OpenApi, Answers> ALL = OpenApi.all().stream().collect(Collectors.toMap(Function.identity(), Answers::new));
    }

    /** The answers of one version. */
    public static Answers of(OpenApi api) {
        return Made.ALL.get(api);
    }

    /** Fails with everything about an answer of any version that its file does not say; what belongs to none may be as it likes. */
    public static void hold(Answered answered) {
        OpenApi.of(answered.path()).map(Answers::of).ifPresent(answers -> answers.require(answered));
    }

    /** Fails with everything about the answer that the file does not say. */
    public void require(Answered answered) {
        List<String> findings = findings(answered);
        if (!findings.isEmpty()) {
            throw new AssertionError("the description of %s has no such answer to %s %s: %d %s%n%s%n  %s".formatted(api, answered.method(), answered.path(),
                    answered.status(), answered.mediaType(), answered.body(), String.join("\n  ", findings)));
        }
    }

    public List<String> findings(Answered answered) {
        return api.operation(answered.method(), answered.path())
                .map(operation -> ofOperation(operation, answered))
                .orElseGet(() -> ofNothing(answered));
    }

    private List<String> ofOperation(Operation operation, Answered answered) {
        JsonNode response = api.resolved(operation.node().path("responses").path(Integer.toString(answered.status())));
        if (response.isMissingNode()) {
            return List.of("no status %d is documented for %s".formatted(answered.status(), operation));
        }
        List<String> findings = new ArrayList<>();
        response.path("headers").properties().forEach(header ->
                findings.addAll(ofHeader(header.getKey(), api.resolved(header.getValue()), answered.header(header.getKey()))));
        findings.addAll(ofBody(response.path("content"), answered));
        return findings;
    }

    private List<String> ofHeader(String name, JsonNode header, List<String> values) {
        if (values.isEmpty()) {
            return header.path("required").asBoolean(false) ? List.of("the header " + name + " is missing") : List.of();
        }
        return values.stream().flatMap(value -> shapes.findings(header.path("schema"), JsonNodeFactory.instance.stringNode(value)).stream())
                .map(finding -> "the header " + name + finding).toList();
    }

    private List<String> ofBody(JsonNode content, Answered answered) {
        if (content.isMissingNode()) {
            return answered.body().isEmpty() ? List.of() : List.of("no body is documented");
        }
        JsonNode schema = content.path(answered.mediaType()).path("schema");
        return schema.isMissingNode() ? List.of("no content of type '%s' is documented".formatted(answered.mediaType()))
                : shapes.findings(schema, answered.isJson() ? shortened(answered.json()) : JsonNodeFactory.instance.stringNode(answered.body()));
    }

    /** Of a long page the ends are looked at: what lies between was written by the same hand, and thousands of resources take their time. */
    private static JsonNode shortened(JsonNode body) {
        if (!(body instanceof ObjectNode page && page.path("data") instanceof ArrayNode data) || data.size() <= 2 * LOOKED_AT) {
            return body;
        }
        ArrayNode ends = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < LOOKED_AT; i++) {
            ends.add(data.get(i)).add(data.get(data.size() - 1 - i));
        }
        return JsonNodeFactory.instance.objectNode().setAll(page).set("data", ends);
    }

    /** Where nothing is documented there is nothing but errors. */
    private List<String> ofNothing(Answered answered) {
        if (answered.status() < 400 || answered.status() >= 500) {
            return List.of("there is no such operation, so %d is no answer".formatted(answered.status()));
        }
        return Optional.of(answered.json().path("errors")).filter(errors -> !errors.isEmpty())
                .map(errors -> errors.valueStream().flatMap(error -> shapes.findings(ANY_ERROR, error).stream()).toList())
                .orElse(List.of("there is no such operation, and the answer has no errors"));
    }
}
