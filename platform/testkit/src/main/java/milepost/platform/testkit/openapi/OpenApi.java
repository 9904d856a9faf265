package milepost.platform.testkit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI file of the provider API, read as YAML 1.2 from the gateway's sources. */
public final class OpenApi {

    private static final String FILE = "gateway/src/main/resources/milepost/docs/v3/openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    private final List<Operation> operations;

    private OpenApi(JsonNode document) {
        this.document = document;
        this.operations = operations(document);
    }

    private static final class Read {
        static final OpenApi V3 = new OpenApi(read(file()));
    }

    public static OpenApi v3() {
        return Read.V3;
    }

    /** Where it lies, whichever module asks. */
    public static Path file() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(FILE))) {
                return folder.resolve(FILE);
            }
        }
        throw new IllegalStateException(FILE + " is in no folder above this one");
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    /** Method and path of every operation under one of the tags, as {@link ProviderRoutes} tells those that are served. */
    public Set<String> addresses(String... tags) {
        return operations.stream().filter(operation -> Set.of(tags).contains(operation.tag())).map(Operation::address)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Operation named(String operationId) {
        return operations.stream().filter(operation -> operation.id().equals(operationId)).findFirst().orElseThrow();
    }

    /** The operation that a request is for; of several the one that says most of the path itself. */
    public Optional<Operation> operation(String method, String path) {
        return operations.stream().filter(operation -> operation.matches(method, path))
                .max(Comparator.comparing(Operation::saidLiterally));
    }

    /** The codes that an operation is said to answer with. */
    public Set<String> codes(String operationId, int status) {
        JsonNode response = resolved(named(operationId).node().path("responses").path(Integer.toString(status)));
        return response.at("/content/application~1json/schema/allOf").valueStream().map(this::resolved)
                .flatMap(part -> part.at("/properties/errors/items/properties/code/enum").valueStream()).map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The examples of a parameter or a content, by name; the only one may have none. */
    public Map<String, JsonNode> examples(JsonNode holder) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        if (holder.has("example")) {
            found.put("example", holder.path("example"));
        }
        holder.path("examples").properties().forEach(example -> found.put(example.getKey(), resolved(example.getValue()).path("value")));
        return found;
    }

    /** What a reference stands for; anything else stands for itself. */
    public JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> found = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> new Operation(member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue(),
                        Stream.concat(path.getValue().path("parameters").valueStream(), member.getValue().path("parameters").valueStream()).toList()))
                .forEach(found::add));
        return List.copyOf(found);
    }

    private static JsonNode read(Path file) {
        try {
            Load yaml = new Load(LoadSettings.builder().setMaxAliasesForCollections(1_000).build());
            return JsonMapper.shared().valueToTree(yaml.loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
