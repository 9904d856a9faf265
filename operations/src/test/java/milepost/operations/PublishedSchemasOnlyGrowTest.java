package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readers outside, and records that stay for ever: a schema that was published may grow, and nothing else (CONTRIBUTING.md says how). */
class PublishedSchemasOnlyGrowTest {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final String BEFORE = """
            {"type": "object", "required": ["id", "state"], "properties": {
              "id": {"type": "string", "format": "uuid"},
              "state": {"enum": ["open", "paid"]},
              "note": {"type": ["string", "null"], "maxLength": 10},
              "lines": {"type": "array", "items": {"$ref": "#/$defs/line"}}},
             "$defs": {"line": {"type": "object", "required": ["amount"], "properties": {"amount": {"type": "string", "pattern": "^x$"}}}}}
            """;

    @ParameterizedTest
    @MethodSource("milepost.operations.Contracts#schemasOfEditions")
    void aSchemaThatWasPublishedOnlyGrew(Path published) {
        Path today = Contracts.schemas().get(Contracts.type(published));

        assertThat(today).as("a type that was published stays: %s", published.getFileName()).isNotNull();
        assertThat(Growth.findings(Contracts.json(published), Contracts.json(today))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("milepost.operations.Contracts#examplesOfEditions")
    void whatWasPublishedOnceIsStillRight(Path example) {
        assertThat(errors(Contracts.schemas().get(Contracts.type(example)), Contracts.text(example))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasExamplesThatAreRight(String type) {
        assertThat(Contracts.examples(type)).isNotEmpty()
                .allSatisfy(example -> assertThat(errors(Contracts.schemas().get(type), Contracts.text(example))).isEmpty());
    }

    static Set<String> types() {
        return Contracts.schemas().keySet();
    }

    @Test
    void noTypeIsWithoutAnEditionThatItIsHeldAgainst() {
        assertThat(Contracts.schemasOfEditions().stream().map(Contracts::type)).containsAll(types());
    }

    @Test
    void noEditionIsTheSameAsAnotherOne() {
        List<Path> all = Contracts.schemasOfEditions();

        assertThat(all.stream().map(file -> file.getFileName() + Contracts.json(file).toString())).doesNotHaveDuplicates();
        assertThat(all.stream().map(Contracts::type)).contains("milepost.line.v1", "milepost.finance.statement-paid.v1", "milepost.declaration.v1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"note\": {\"type\": [\"string\", \"null\"], \"maxLength\": 10},|", // gone
        "[\"string\", \"null\"]|\"string\"",
        "\"type\": \"string\", \"format\": \"uuid\"|\"type\": \"integer\"",
        "\"format\": \"uuid\"|\"format\": \"uri\"",
        "[\"open\", \"paid\"]|[\"open\"]",
        "{\"enum\": [\"open\", \"paid\"]}|{\"const\": \"paid\"}",
        "[\"id\", \"state\"]|[\"id\", \"state\", \"note\"]",
        "[\"id\", \"state\"]|[\"id\"]",
        "\"maxLength\": 10|\"maxLength\": 9",
        "\"maxLength\": 10|\"maxLength\": 10, \"minLength\": 1",
        "^x$|^y$",
        "[\"amount\"]|[\"amount\", \"reason\"]",
        "\"$defs\"|\"additionalProperties\": false, \"$defs\"",
        "\"$defs\"|\"if\": {\"properties\": {\"state\": {\"const\": \"paid\"}}}, \"then\": {\"required\": [\"note\"]}, \"$defs\"",
        "\"$defs\"|\"not\": {\"required\": [\"other\"]}, \"$defs\""})
    void whatIsNoGrowthIsFound(String part, String other) {
        assertThat(BEFORE).contains(part);

        assertThat(Growth.findings(json(BEFORE), json(BEFORE.replace(part, other == null ? "" : other)))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"$defs\"|\"description\": \"said better\", \"$defs\"",
        "\"note\":|\"reason\": {\"type\": \"string\", \"minLength\": 3}, \"note\":",
        "\"amount\": {|\"band\": {\"type\": \"string\"}, \"amount\": {",
        "[\"open\", \"paid\"]|[\"open\", \"paid\", \"settled\"]",
        "\"type\": \"string\", \"format\": \"uuid\"|\"type\": [\"string\", \"null\"]",
        "\"maxLength\": 10|\"maxLength\": 11",
        "\"enum\": [\"open\", \"paid\"]}|\"enum\": [\"open\", \"paid\", \"new\"]}",
        "\"$defs\"|\"if\": {\"properties\": {\"state\": {\"const\": \"new\"}}}, \"then\": {\"required\": [\"note\"]}, \"$defs\""})
    void whatIsGrowthIsLetPass(String part, String other) {
        assertThat(BEFORE).contains(part);

        assertThat(Growth.findings(json(BEFORE), json(BEFORE.replace(part, other)))).isEmpty();
    }

    private static List<Error> errors(Path schema, String json) {
        return REGISTRY.getSchema(SchemaLocation.of(schema.toUri().toString()), Contracts.text(schema), InputFormat.JSON)
                .validate(json, InputFormat.JSON, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
