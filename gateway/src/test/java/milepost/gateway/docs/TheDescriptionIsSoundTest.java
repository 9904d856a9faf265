package milepost.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.Operation;
import milepost.platform.testkit.openapi.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The file by itself: is it OpenAPI, does it keep to what it says, does it say enough. */
class TheDescriptionIsSoundTest {

    private static final OpenApi API = OpenApi.v3();
    private static final Shapes SHAPES = Shapes.closed(API.document());
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Pattern CODE_IN_TABLE = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    static List<Operation> operations() {
        return API.operations();
    }

    @Test
    void itIsOpenApi31() {
        var schema = REGISTRY.getSchema(getClass().getResourceAsStream("/spec.openapis.org/oas/3.1/schema/2022-10-07"), InputFormat.JSON);

        assertThat(schema.validate(API.document().toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void itsSchemasAreJsonSchema202012() {
        var meta = REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(API.document().at("/components/schemas").properties()).isNotEmpty().allSatisfy(schema ->
                assertThat(meta.validate(schema.getValue().toString(), InputFormat.JSON)).as(schema.getKey()).isEmpty());
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        List<String> references = API.document().findValuesAsString("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(API.document().at(reference.substring(1)).isMissingNode()).isFalse());
        assertThat(Stream.of("parameters", "headers", "responses", "schemas")
                .flatMap(kind -> API.document().at("/components/" + kind).propertyNames().stream().map(name -> "#/components/" + kind + "/" + name)))
                .allSatisfy(component -> assertThat(references).contains(component));
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        assertThat(API.operations().stream().map(Operation::id)).isNotEmpty().doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationSaysWhatItIsForAndWhatCanGoWrong(Operation operation) {
        assertThat(operation.node().path("summary").asString("")).isNotBlank();
        assertThat(operation.node().path("responses").propertyNames()).contains("200", "400", "401", "429", "500", "503", "504");
        assertThat(operation.node().path("responses").propertyNames().contains("404")).isEqualTo(operation.path().contains("{id}"));
        if (!operation.method().equals("GET")) {
            assertThat(operation.node().path("responses").propertyNames()).contains("408", "409", "413", "422");
            assertThat(operation.parameters().stream().map(API::resolved).map(parameter -> parameter.path("name").asString())).contains("Idempotency-Key");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatCanBeSentHasExamplesThatKeepToTheirSchema(Operation operation) {
        operation.parameters().stream().map(API::resolved).forEach(parameter ->
                assertThat(misfits(parameter)).as(parameter.path("name").asString()).isEmpty());
        operation.node().path("requestBody").path("content").forEach(content -> assertThat(misfits(content)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatCanComeBackHasExamplesThatKeepToTheirSchema(Operation operation) {
        operation.node().path("responses").properties().forEach(response ->
                API.resolved(response.getValue()).path("content").properties().stream().filter(content -> content.getKey().equals("application/json"))
                        .forEach(content -> assertThat(misfits(content.getValue())).as(response.getKey()).isEmpty()));
    }

    /** People read the table, programs the enumeration. */
    @Test
    void theTableOfCodesThatPeopleReadIsTheListThatProgramsRead() {
        List<String> checked = new ArrayList<>();
        API.document().at("/components/responses").properties().forEach(response -> {
            var table = CODE_IN_TABLE.matcher(response.getValue().path("description").asString()).results().map(code -> code.group(1)).toList();
            var listed = API.document().at("/components/schemas/" + response.getKey() + "Codes").findValues("enum").stream()
                    .flatMap(JsonNode::valueStream).map(JsonNode::asString).toList();
            assertThat(listed).as(response.getKey()).isEqualTo(table).doesNotHaveDuplicates();
            checked.addAll(listed);
        });
        assertThat(new TreeSet<>(checked)).hasSizeGreaterThan(50);
    }

    private static List<String> misfits(JsonNode holder) {
        var examples = API.examples(holder);
        assertThat(examples).isNotEmpty();
        return examples.entrySet().stream().flatMap(example -> SHAPES
                .findings(holder.path("schema"), example.getValue()).stream().map(finding -> example.getKey() + finding)).toList();
    }
}
