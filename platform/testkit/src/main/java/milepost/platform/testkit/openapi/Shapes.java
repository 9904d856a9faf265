package milepost.platform.testkit.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of the file, compiled when they are first asked for; JSON Schema 2020-12 with its formats. */
public final class Shapes {

    private static final String COMPONENTS = "components";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword(COMPONENTS)).build());

    private final JsonNode components;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private Shapes(JsonNode components) {
        this.components = components;
    }

    /** As the file says: members that it does not name are fine. */
    public static Shapes open(JsonNode document) {
        return new Shapes(document.path(COMPONENTS));
    }

    /** Whatever is an object has the members that are named and no others. */
    public static Shapes closed(JsonNode document) {
        JsonNode copy = document.path(COMPONENTS).deepCopy();
        close(copy.path("schemas"));
        return new Shapes(copy);
    }

    /** What the schema says against a value. */
    public List<String> findings(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema.toString(), _ -> compile(schema))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream().map(error -> error.getInstanceLocation() + ": " + error.getMessage()).toList();
    }

    /** References start at the root, so the root is given what they can mean. */
    private Schema compile(JsonNode schema) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.setAll((ObjectNode) schema);
        root.set(COMPONENTS, components);
        return REGISTRY.getSchema(JsonMapper.shared().writeValueAsString(root), InputFormat.JSON);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.path("properties").isObject() && isObject(schema.path("type"))
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(Shapes::close);
    }

    private static boolean isObject(JsonNode type) {
        return type.asString("").equals("object") || type.valueStream().anyMatch(one -> one.asString("").equals("object"));
    }
}
