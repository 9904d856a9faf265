package milepost.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** The one JSON dialect of the suite: snake_case, declared order, strict scalars, hostile documents refused while parsing. */
public final class Json {

    /** Deeper than any body we define, far from what a stack could feel. */
    static final int DEEPEST = 32;

    private static final JsonMapper EXACT = dialect(new Exact()).build();
    private static final JsonMapper WHOLE_SECONDS = dialect(new WholeSeconds()).build();

    private Json() {}

    /** For the APIs: instants are RFC 3339 in whole seconds with {@code Z} (decision A10). */
    public static JsonMapper mapper() {
        return WHOLE_SECONDS;
    }

    /** For events and internal calls: instants keep their microseconds. */
    public static JsonMapper exact() {
        return EXACT;
    }

    public static byte[] bytes(Object value) {
        return WHOLE_SECONDS.writeValueAsBytes(value);
    }

    /** A request body as a tree; anything that is not one sound JSON document is a 400. */
    static JsonNode parse(byte[] body) {
        try {
            var tree = WHOLE_SECONDS.readTree(body);
            if (hasNul(tree)) {
                throw Refused.badRequest("malformed_json", "The body has a NUL character, which no text here may hold.");
            }
            if (!tree.isMissingNode()) {
                return tree;
            }
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            throw Refused.badRequest("malformed_json", at == null
                    ? "The body is not valid JSON."
                    : "The body is not valid JSON (line %d, column %d).".formatted(at.getLineNr(), at.getColumnNr()));
        }
        throw Refused.badRequest("malformed_json", "The body is empty where a JSON document is needed.");
    }

    /** PostgreSQL's text cannot hold it. */
    private static boolean hasNul(JsonNode node) {
        return node.isString() && node.stringValue().indexOf('\0') >= 0
                || node.propertyNames().stream().anyMatch(name -> name.indexOf('\0') >= 0)
                || node.valueStream().anyMatch(Json::hasNul);
    }

    private static JsonMapper.Builder dialect(ValueSerializer<Instant> instants) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(100)
                        .maxNameLength(1_000)
                        .maxTokenCount(200_000)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new SimpleModule("instants").addSerializer(Instant.class, instants).addDeserializer(Instant.class, new Read()))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                // documents show their attributes in the order in which a record declares them
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(LogicalType.Textual, config -> config
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfigDefaults(config -> config
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    }

    private static final class WholeSeconds extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeString(Instants.text(value.truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    private static final class Exact extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeString(Instants.text(value));
        }
    }

    private static final class Read extends ValueDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                try {
                    return Instants.parse(json.getString());
                } catch (DateTimeException none) {
                    // the ordinary deserializer says what is wrong with it
                }
            }
            return InstantDeserializer.INSTANT.deserialize(json, context);
        }
    }
}
