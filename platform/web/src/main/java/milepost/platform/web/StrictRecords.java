package milepost.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a tree into records field by field instead of all at once, so that one answer names every unknown field and every
 * wrong type. An absent field is null (also where a component is {@code Optional}: absent is null, null is empty).
 */
final class StrictRecords {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final int MOST_ERRORS = 100;

    private final List<ApiError> errors = new ArrayList<>();

    private StrictRecords() {}

    static <T> T read(JsonNode tree, Class<T> type) {
        var reader = new StrictRecords();
        var value = reader.value(tree, type, "");
        reader.refuseErrors();
        if (value == null) {
            throw Refused.badRequest("body_missing", "The body needs to be a JSON object.");
        }
        return type.cast(value);
    }

    static <T> List<T> readList(JsonNode tree, Class<T> type) {
        var reader = new StrictRecords();
        if (!tree.isArray()) {
            throw new Refused(422, wrongType("", "a list"));
        }
        var values = reader.list(tree, type, "");
        reader.refuseErrors();
        return values.stream().map(type::cast).toList();
    }

    private void refuseErrors() {
        if (!errors.isEmpty()) {
            throw Refused.unprocessable(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
        }
    }

    private @Nullable Object value(JsonNode node, Type type, String pointer) {
        if (node.isNull() && isPlain(type)) {
            return null;
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return node.isObject() ? record(node, record, pointer) : wrong(pointer, "an object");
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return node.isArray() ? list(node, list.getActualTypeArguments()[0], pointer) : wrong(pointer, "a list");
        }
        if (type == BigDecimal.class) {
            return decimal(node, pointer);
        }
        try {
            var javaType = Json.mapper().constructType(type);
            var value = Json.mapper().readerFor(javaType).readValue(node);
            return value instanceof LocalDate date && (date.getYear() < 1 || date.getYear() > 9_999)
                    ? wrong(pointer, expectation(type)) : value;
        } catch (JacksonException | IllegalArgumentException wrong) {
            return wrong(pointer, expectation(type));
        }
    }

    private @Nullable Object record(JsonNode node, Class<?> type, String pointer) {
        var components = new LinkedHashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            components.put(name(component), component);
        }
        for (var field : node.propertyNames()) {
            if (!components.containsKey(field)) {
                errors.add(new ApiError(field, "The field '%s' is not known here.".formatted(field), "unknown_field",
                        pointer + "/" + escaped(field), Map.of()));
            }
        }
        int before = errors.size();
        var values = new ArrayList<@Nullable Object>();
        components.forEach((name, component) -> {
            var field = node.path(name);
            var at = pointer + "/" + name;
            if (component.getType().isPrimitive() && (field.isMissingNode() || field.isNull())) {
                errors.add(ApiError.field(at, "required", "The field '%s' is required.".formatted(name)));
                values.add(null);
            } else {
                values.add(field.isMissingNode() ? null : value(field, component.getGenericType(), at));
            }
        });
        return errors.size() == before ? construct(type, values) : null;
    }

    private List<@Nullable Object> list(JsonNode node, Type of, String pointer) {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < node.size(); i++) {
            var at = pointer + "/" + i;
            values.add(node.get(i).isNull() ? wrong(at, expectation(of)) : value(node.get(i), of, at));
        }
        return values;
    }

    /** Money travels as a string; a bare number is understood too. */
    private @Nullable Object decimal(JsonNode node, String pointer) {
        var text = node.isNumber() ? node.decimalValue().toPlainString() : node.isString() ? node.stringValue() : "";
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : wrong(pointer, "a decimal such as \"12.50\"");
    }

    private @Nullable Object wrong(String pointer, String expected) {
        errors.add(wrongType(pointer, expected));
        return null;
    }

    private static ApiError wrongType(String pointer, String expected) {
        return ApiError.field(pointer.isEmpty() ? "/" : pointer, "wrong_type", "Expected %s here.".formatted(expected));
    }

    private static Object construct(Class<?> type, List<@Nullable Object> values) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException refused) {
            throw refused.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(refused);
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(type + " cannot be made", defect);
        }
    }

    private static String name(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named != null && !named.value().isEmpty()
                ? named.value()
                : component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(Type type) {
        return type != JsonNode.class && !(type instanceof ParameterizedType other && other.getRawType() != List.class);
    }

    private static String expectation(Type type) {
        if (!(type instanceof Class<?> named)) {
            return "another kind of value";
        }
        if (named.isEnum()) {
            return "one of " + Arrays.stream(named.getEnumConstants())
                    .map(constant -> Json.mapper().valueToTree(constant).asString()).toList();
        }
        return switch (named.getSimpleName()) {
            case "String" -> "a string";
            case "UUID" -> "a UUID";
            case "LocalDate" -> "a date such as \"2026-09-01\"";
            case "Instant", "OffsetDateTime" -> "a date-time such as \"2026-09-01T00:00:00Z\"";
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "a whole number";
            default -> "another kind of value";
        };
    }

    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
