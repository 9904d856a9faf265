package milepost.operations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether a schema only grew since it was published: whatever was right under it still is, and everything it promised is still promised.
 * It may have new properties that nobody has to fill, and allow more where it allowed little.
 */
final class Growth {

    private static final Set<String> SAYING_ONLY = Set.of("$schema", "$id", "$defs", "$comment", "title", "description", "examples");
    private static final Set<String> AT_LEAST = Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> AT_MOST = Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final Set<String> THE_SAME_OR_NONE = Set.of("pattern", "format", "uniqueItems", "multipleOf", "additionalProperties");
    private static final Set<String> OF_ITSELF = Set.of("type", "enum", "const", "properties", "required", "items", "if", "then", "else");

    private final JsonNode rootBefore;
    private final JsonNode rootNow;
    private final List<String> findings = new ArrayList<>();

    private Growth(JsonNode before, JsonNode now) {
        this.rootBefore = before;
        this.rootNow = now;
    }

    /** What is no growth, each with the place in the schema. */
    static List<String> findings(JsonNode before, JsonNode now) {
        Growth growth = new Growth(before, now);
        growth.whole("", before, now);
        return growth.findings;
    }

    private void whole(String at, JsonNode beforeOrReference, JsonNode nowOrReference) {
        JsonNode before = resolved(beforeOrReference, rootBefore);
        JsonNode now = resolved(nowOrReference, rootNow);
        narrowed(at, before, now);
        before.path("properties").properties().forEach(property -> {
            if (now.path("properties").has(property.getKey())) {
                whole(at + "/" + property.getKey(), property.getValue(), now.path("properties").path(property.getKey()));
            } else {
                findings.add(at + "/" + property.getKey() + ": the property is gone");
            }
        });
        if (before.has("items") && now.has("items")) {
            whole(at + "/items", before.path("items"), now.path("items"));
        }
        Set<String> promised = texts(before.path("required"));
        promised.removeAll(texts(now.path("required")));
        promised.forEach(name -> findings.add(at + "/" + name + ": is no longer promised"));
        conditions(at, before, now);
    }

    /** Whether {@code now} refuses what {@code before} let pass; what it does not speak of it lets pass. */
    private void narrowed(String at, JsonNode before, JsonNode now) {
        if (now.has("type") && !allowed(types(now), types(before))) {
            findings.add(at + ": the type is narrower");
        }
        if (values(now) != null && (values(before) == null || !values(now).containsAll(values(before)))) {
            findings.add(at + ": fewer values are allowed");
        }
        Set<String> demanded = texts(now.path("required"));
        demanded.removeAll(texts(before.path("required")));
        demanded.forEach(name -> findings.add(at + "/" + name + ": is required, and was not"));
        if (now.has("items") && !before.has("items")) {
            findings.add(at + ": the items are narrower");
        }
        for (String keyword : now.propertyNames()) {
            if (AT_LEAST.contains(keyword) && (!before.has(keyword) || number(now, keyword).compareTo(number(before, keyword)) > 0)
                    || AT_MOST.contains(keyword) && (!before.has(keyword) || number(now, keyword).compareTo(number(before, keyword)) < 0)
                    || THE_SAME_OR_NONE.contains(keyword) && !now.path(keyword).equals(before.path(keyword))) {
                findings.add(at + ": " + keyword + " is narrower");
            } else if (!AT_LEAST.contains(keyword) && !AT_MOST.contains(keyword) && !THE_SAME_OR_NONE.contains(keyword)
                    && !OF_ITSELF.contains(keyword) && !SAYING_ONLY.contains(keyword)) {
                findings.add(at + ": what the keyword " + keyword + " means for growth has to be said in Growth first");
            }
        }
    }

    /** A condition stays, or is a new one about a value that there was not. */
    private void conditions(String at, JsonNode before, JsonNode now) {
        if (before.has("if")) {
            if (!before.path("if").equals(now.path("if"))) {
                findings.add(at + ": a condition is another one");
            } else {
                only(at + "/then", before, before.path("then"), now.path("then"));
                only(at + "/else", before, before.path("else"), now.path("else"));
            }
        } else if (now.has("if")) {
            if (isAboutSomethingNew(before, now.path("if"))) {
                only(at + "/else", before, before.path("else"), now.path("else"));
            } else {
                findings.add(at + ": a condition is new");
            }
        }
    }

    private boolean isAboutSomethingNew(JsonNode before, JsonNode condition) {
        return condition.propertyStream().map(Map.Entry::getKey).allMatch("properties"::equals)
                && condition.path("properties").propertyStream().anyMatch(property -> {
                    Set<JsonNode> was = values(resolved(before.path("properties").path(property.getKey()), rootBefore));
                    Set<JsonNode> about = values(property.getValue());
                    return was != null && about != null && was.stream().noneMatch(about::contains);
                });
    }

    /** What holds under a condition, beside what held under it before and at any rate. */
    private void only(String at, JsonNode atAnyRate, JsonNode before, JsonNode now) {
        now.path("properties").properties().forEach(property -> {
            JsonNode was = before.path("properties").has(property.getKey())
                    ? before.path("properties").path(property.getKey()) : atAnyRate.path("properties").path(property.getKey());
            if (!was.isMissingNode()) {
                narrowed(at + "/" + property.getKey(), resolved(was, rootBefore), resolved(property.getValue(), rootNow));
            }
        });
        Set<String> demanded = texts(now.path("required"));
        demanded.removeAll(texts(before.path("required")));
        demanded.removeAll(texts(atAnyRate.path("required")));
        demanded.forEach(name -> findings.add(at + "/" + name + ": is required, and was not"));
    }

    private static boolean allowed(Set<String> now, Set<String> before) {
        return !before.isEmpty() && before.stream().allMatch(type -> now.contains(type) || type.equals("integer") && now.contains("number"));
    }

    /** Empty where anything goes. */
    private static Set<String> types(JsonNode schema) {
        Set<JsonNode> values = values(schema);
        if (!schema.has("type") && values != null) {
            Set<String> types = new TreeSet<>();
            values.forEach(value -> types.add(value.isNull() ? "null" : value.isString() ? "string" : value.isBoolean() ? "boolean"
                    : value.isIntegralNumber() ? "integer" : "number"));
            return types;
        }
        return schema.path("type").isString() ? new TreeSet<>(Set.of(schema.path("type").asString())) : texts(schema.path("type"));
    }

    /** Null where they are not listed. */
    private static @Nullable Set<JsonNode> values(JsonNode schema) {
        if (schema.has("const")) {
            return Set.of(schema.path("const"));
        }
        return schema.has("enum") ? new LinkedHashSet<>(schema.path("enum").values()) : null;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.values().forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static BigDecimal number(JsonNode schema, String keyword) {
        return schema.path(keyword).decimalValue();
    }

    private static JsonNode resolved(JsonNode schema, JsonNode root) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asString().substring(1)) : schema;
    }
}
