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

/** The description of one version of the provider API, read as YAML 1.2 from the gateway's sources. */
public final class OpenApi {

    private static final String FOLDER = "gateway/src/main/resources/milepost/docs";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final String version;
    private final String text;
    private final JsonNode document;
    private final List<Operation> operations;

    private OpenApi(String version, String text) {
        this.version = version;
        this.text = text;
        this.document = parsed(text);
        this.operations = described();
    }

    private static final class Read {
        static final OpenApi V1 = new OpenApi("v1", file("v1"));
        // the gateway makes it of version 1's text; made once more here, so that it is seen what it makes
        static final OpenApi V2 = new OpenApi("v2", file("v1").lines().filter(line -> !line.endsWith(" #-"))
                .map(line -> line.strip().startsWith("#+ ") ? line.replace("#+ ", "") : line).map(line -> line + "\n").collect(Collectors.joining())
                .replace("v1", "v2").replaceFirst("(?m)^  version: 1\\.", "  version: 2."));
        static final OpenApi V3 = new OpenApi("v3", file("v3"));
    }

    public static OpenApi v1() {
        return Read.V1;
    }

    public static OpenApi v2() {
        return Read.V2;
    }

    public static OpenApi v3() {
        return Read.V3;
    }

    public static List<OpenApi> all() {
        return List.of(v1(), v2(), v3());
    }

    /** The description of the version that an address belongs to. */
    public static Optional<OpenApi> of(String path) {
        return all().stream().filter(api -> path.startsWith(api.root())).findAny();
    }

    public String version() {
        return version;
    }

    /** What every address of this version begins with. */
    public String root() {
        return "/api/" + version + "/";
    }

    /** The YAML, as it is served. */
    public String text() {
        return text;
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    /** Method and path of every operation of any version under one of the tags, as {@link ProviderRoutes} tells those that are served. */
    public static Set<String> addresses(String... tags) {
        return all().stream().flatMap(api -> api.operations.stream())
                .filter(operation -> Set.of(tags).contains(operation.tag())).map(Operation::address)
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

    private List<Operation> described() {
        List<Operation> found = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> new Operation(member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue(),
                        Stream.concat(path.getValue().path("parameters").valueStream(), member.getValue().path("parameters").valueStream())
                                .map(this::resolved).toList()))
                .forEach(found::add));
        return List.copyOf(found);
    }

    private static JsonNode parsed(String text) {
        Load yaml = new Load(LoadSettings.builder().setMaxAliasesForCollections(1_000).build());
        return JsonMapper.shared().valueToTree(yaml.loadFromString(text));
    }

    /** Found whichever module asks. */
    private static String file(String version) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(FOLDER).resolve(version).resolve("openapi.yaml");
            if (Files.exists(file)) {
                return read(file);
            }
        }
        throw new IllegalStateException(FOLDER + " is in no folder above this one");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return version;
    }
}
