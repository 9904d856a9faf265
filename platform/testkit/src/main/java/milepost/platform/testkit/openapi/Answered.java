package milepost.platform.testkit.openapi;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back for a request.
 *
 * @param path    without the query
 * @param headers by name, in whatever case
 */
public record Answered(String method, String path, int status, Map<String, List<String>> headers, String body) {

    List<String> header(String name) {
        return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream()).toList();
    }

    public boolean isJson() {
        return mediaType().endsWith("json");
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The media type without its parameters; empty where there is none. */
    String mediaType() {
        return header("Content-Type").stream().findFirst().map(type -> type.split(";")[0].strip()).orElse("");
    }
}
