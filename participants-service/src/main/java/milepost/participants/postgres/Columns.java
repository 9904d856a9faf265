package milepost.participants.postgres;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the lists that are stored as one JSON column. */
final class Columns {

    private static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private Columns() {
    }

    static <T> List<T> list(String json, Class<T> element) {
        return JSON.readValue(json, JSON.getTypeFactory().constructCollectionType(List.class, element));
    }

    static String json(List<?> elements) {
        return JSON.writeValueAsString(elements);
    }
}
