package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/asyncapi.yaml} is AsyncAPI 3, and says of topics and messages what the code says. */
class AsyncApiTest {

    private static final Path FILE = Repository.at("docs/asyncapi.yaml");
    private static final JsonNode API = JsonMapper.shared().valueToTree(Yaml.one(Repository.text("docs/asyncapi.yaml")));

    @Test
    void itIsAsyncApi3() {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Repository.text("operations/src/test/resources/asyncapi-3.0.0.json"), InputFormat.JSON);

        assertThat(schema.validate(API.toString(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(API.toString().replace("\"action\"", "\"reaction\""), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = references(API);

        assertThat(references).hasSizeGreaterThan(60).allSatisfy(reference ->
                assertThat(reference.startsWith("#/") ? !API.at(reference.substring(1)).isMissingNode()
                        : FILE.resolveSibling(reference).toFile().isFile()).as(reference).isTrue());
    }

    @Test
    void everyTopicIsAChannelThatSomebodyFillsAndIsKeptAsItSays() {
        Map<String, JsonNode> bindings = new TreeMap<>();
        API.path("channels").forEach(channel -> addresses(channel).forEach(address ->
                bindings.put(address, at(channel.path("bindings")).path("kafka"))));
        Topics topics = Topics.declared();

        assertThat(bindings.keySet()).isEqualTo(topics.settings().keySet());
        topics.settings().forEach((topic, settings) -> {
            JsonNode kafka = bindings.get(topic);
            assertThat(kafka.path("partitions").asInt()).as(topic).isEqualTo(topics.partitions());
            JsonNode said = kafka.path("topicConfiguration");
            assertThat(said.at("/cleanup.policy/0").asString()).as(topic).isEqualTo(settings.get("cleanup.policy"));
            for (String kept : List.of("retention.ms", "retention.bytes")) {
                assertThat(said.path(kept).asString()).as(topic + " " + kept).isEqualTo(settings.getOrDefault(kept, ""));
            }
        });
        assertThat(API.path("operations").valueStream().map(operation -> operation.at("/channel/$ref").asString().replace("#/channels/", "")))
                .containsExactlyInAnyOrderElementsOf(API.path("channels").propertyNames());
    }

    @Test
    void everyMessageIsThereOnceWithItsSchemaOnTheTopicTheSchemaNames() {
        Map<String, Path> told = new TreeMap<>();
        List<String> messages = new ArrayList<>();
        API.path("channels").forEach(channel -> channel.path("messages").forEach(reference -> {
            JsonNode message = at(reference);
            Path schema = FILE.resolveSibling(message.at("/payload/$ref").asString()).normalize();
            messages.add(message.path("name").asString());
            told.put(message.path("name").asString(), schema);
            assertThat(Contracts.json(schema).path("description").asString()).as(schema.getFileName().toString())
                    .containsPattern("Topics? " + channel.path("address").asString().replace("{service}", "<service>"));
        }));

        assertThat(told).isEqualTo(Contracts.schemas());
        assertThat(messages).doesNotHaveDuplicates().hasSize(API.at("/components/messages").size());
        assertThat(API.at("/components/messages").valueStream().map(message -> message.at("/traits/0/$ref").asString()).collect(Collectors.toSet()))
                .containsExactly("#/components/messageTraits/event");
    }

    /** The names of headers are the envelope's own. */
    @Test
    void theHeadersAreThoseThatAreWritten() {
        String envelope = Repository.text("platform/messaging/src/main/java/milepost/platform/messaging/EventEnvelope.java");
        TreeSet<String> written = new TreeSet<>(Pattern.compile("String \\w+ = \"((?:ce_|content|trace|x-)[\\w-]+)\"").matcher(envelope)
                .results().map(found -> found.group(1)).toList());

        assertThat(API.at("/components/messageTraits/event/headers/properties").propertyNames()).hasSizeGreaterThan(8)
                .containsExactlyInAnyOrderElementsOf(written);
    }

    private static List<String> addresses(JsonNode channel) {
        String address = channel.path("address").asString();
        return address.contains("{service}")
                ? channel.at("/parameters/service/enum").valueStream().map(service -> address.replace("{service}", service.asString())).toList()
                : List.of(address);
    }

    private static JsonNode at(JsonNode reference) {
        return API.at(reference.path("$ref").asString().substring(1));
    }

    private static List<String> references(JsonNode node) {
        return Stream.concat(node.has("$ref") ? Stream.of(node.path("$ref").asString()) : Stream.empty(),
                node.valueStream().flatMap(child -> references(child).stream())).toList();
    }
}
