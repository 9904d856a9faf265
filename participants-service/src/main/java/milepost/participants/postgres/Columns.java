package milepost.participants.postgres;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes what is stored as one JSON column. */
final class Columns {

    private static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private Columns() {
    }

    static <T> List<T> list(String json, Class<T> element) {
        return JSON.readValue(json, JSON.getTypeFactory().constructCollectionType(List.class, element));
    }

    static <T> T value(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
