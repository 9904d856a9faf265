package milepost.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.Operation;
import milepost.platform.testkit.openapi.Shapes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each file by itself: is it OpenAPI, does it keep to what it says, does it say enough. */
class TheDescriptionIsSoundTest {

    private static final Map<OpenApi, Shapes> SHAPES = versions().stream()
            .collect(Collectors.toMap(Function.identity(), api -> Shapes.closed(api.document())));
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
    private static final Pattern CODE_IN_TABLE = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    static List<OpenApi> versions() {
        return OpenApi.all();
    }

    static Stream<Arguments> operations() {
        return versions().stream().flatMap(api -> api.operations().stream().map(operation -> Arguments.of(api, operation)));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void itIsOpenApi31(OpenApi api) {
        var schema = REGISTRY.getSchema(getClass().getResourceAsStream("/spec.openapis.org/oas/3.1/schema/2022-10-07"), InputFormat.JSON);

        assertThat(schema.validate(api.document().toString(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void itsSchemasAreJsonSchema202012(OpenApi api) {
        var meta = REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(api.document().at("/components/schemas").properties()).isNotEmpty().allSatisfy(schema ->
                assertThat(meta.validate(schema.getValue().toString(), InputFormat.JSON)).as(schema.getKey()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed(OpenApi api) {
        List<String> references = api.document().findValuesAsString("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(api.document().at(reference.substring(1)).isMissingNode()).isFalse());
        assertThat(Stream.of("parameters", "headers", "responses", "schemas")
                .flatMap(kind -> api.document().at("/components/" + kind).propertyNames().stream().map(name -> "#/components/" + kind + "/" + name)))
                .allSatisfy(component -> assertThat(references).contains(component));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void operationsHaveNamesOfTheirOwn(OpenApi api) {
        assertThat(api.operations().stream().map(Operation::id)).isNotEmpty().doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void itIsTheDescriptionOfThisVersionAndOfNoOther(OpenApi api) {
        String major = api.version().substring(1);

        assertThat(api.document().at("/info/version").asString()).startsWith(major + ".");
        assertThat(api.operations()).allSatisfy(operation -> assertThat(operation.path()).startsWith(api.root()));
        assertThat(api.document().findValues("self").stream().filter(JsonNode::isString).map(JsonNode::asString))
                .isNotEmpty().allSatisfy(self -> assertThat(self).startsWith(api.root()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void itsTagsAreThoseThatItsOperationsAreShownUnder(OpenApi api) {
        assertThat(api.document().path("tags").findValuesAsString("name")).containsExactlyInAnyOrderElementsOf(
                api.operations().stream().map(Operation::tag).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whateverHasANameSaysWhatItIs(OpenApi api) {
        assertThat(api.document().path("tags")).allSatisfy(tag -> assertThat(tag.path("description").asString("")).as(tag.toString()).isNotBlank());
        assertThat(Stream.of("parameters", "headers", "responses", "securitySchemes").flatMap(kind -> api.document().at("/components/" + kind).properties().stream()))
                .isNotEmpty().allSatisfy(component -> assertThat(component.getValue().path("description").asString("")).as(component.getKey()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aPathsVariablesAreItsParameters(OpenApi api, Operation operation) {
        assertThat(operation.id()).matches("[A-Za-z]+");
        assertThat(operation.path()).doesNotEndWith("/").doesNotContain("?");
        assertThat(operation.parameters().stream().map(parameter -> parameter.path("in").asString() + " " + parameter.path("name").asString())).doesNotHaveDuplicates();
        assertThat(operation.parameters().stream().filter(parameter -> parameter.path("in").asString().equals("path"))
                .map(parameter -> "{" + parameter.path("name").asString() + "}" + parameter.path("required").asBoolean(false)).toList())
                .isEqualTo(VARIABLE.matcher(operation.path()).results().map(variable -> variable.group() + true).toList());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void headersHaveExamplesThatKeepToTheirSchema(OpenApi api) {
        assertThat(api.document().at("/components/headers").valueStream().filter(header -> header.has("example")).toList())
                .isNotEmpty().allSatisfy(header -> assertThat(misfits(api, header)).as(header.toString()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationSaysWhatItIsForAndWhatCanGoWrong(OpenApi api, Operation operation) {
        assertThat(operation.node().path("summary").asString("")).isNotBlank();
        assertThat(operation.node().path("responses").propertyNames()).contains("200", "400", "401", "429", "500", "503", "504");
        assertThat(operation.node().path("responses").propertyNames().contains("404")).isEqualTo(operation.path().contains("{id}"));
        if (!operation.method().equals("GET")) {
            assertThat(operation.node().path("responses").propertyNames()).contains("408", "409", "413", "422");
            assertThat(operation.parameters().stream().map(parameter -> parameter.path("name").asString())).contains("Idempotency-Key");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsOfAVersionThatWillEndSaysSoInItsHeadersToo(OpenApi api, Operation operation) {
        boolean ends = !api.version().equals("v3");

        assertThat(operation.node().path("deprecated").asBoolean(false)).isEqualTo(ends);
        assertThat(operation.node().path("responses")).allSatisfy(response ->
                assertThat(api.resolved(response).path("headers").propertyNames().stream().filter(Set.of("Deprecation", "Sunset", "Link")::contains))
                        .hasSize(ends ? 3 : 0));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatCanBeSentHasExamplesThatKeepToTheirSchema(OpenApi api, Operation operation) {
        operation.parameters().forEach(parameter ->
                assertThat(misfits(api, parameter)).as(parameter.path("name").asString()).isEmpty());
        operation.node().path("requestBody").path("content").forEach(content -> assertThat(misfits(api, content)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatCanComeBackHasExamplesThatKeepToTheirSchema(OpenApi api, Operation operation) {
        operation.node().path("responses").properties().forEach(response ->
                api.resolved(response.getValue()).path("content").properties().stream().filter(content -> !content.getKey().equals("application/problem+json"))
                        .forEach(content -> assertThat(misfits(api, content.getValue())).as(response.getKey()).isEmpty()));
    }

    /** People read the table, programs the enumeration. */
    @ParameterizedTest
    @MethodSource("versions")
    void theTableOfCodesThatPeopleReadIsTheListThatProgramsRead(OpenApi api) {
        Set<String> checked = new TreeSet<>();
        api.document().at("/components/responses").properties().forEach(response -> {
            var table = CODE_IN_TABLE.matcher(response.getValue().path("description").asString()).results().map(code -> code.group(1)).toList();
            var listed = api.document().at("/components/schemas/" + response.getKey() + "Codes").findValues("enum").stream()
                    .flatMap(JsonNode::valueStream).map(JsonNode::asString).toList();
            assertThat(listed).as(response.getKey()).isEqualTo(table).doesNotHaveDuplicates();
            checked.addAll(listed);
        });
        assertThat(checked).hasSizeGreaterThan(api.version().equals("v3") ? 50 : 20);
    }

    private static List<String> misfits(OpenApi api, JsonNode holder) {
        var examples = api.examples(holder);
        assertThat(examples).isNotEmpty();
        return examples.entrySet().stream().flatMap(example -> SHAPES.get(api)
                .findings(holder.path("schema"), example.getValue()).stream().map(finding -> example.getKey() + finding)).toList();
    }
}
