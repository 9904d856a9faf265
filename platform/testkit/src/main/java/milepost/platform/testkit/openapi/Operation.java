package milepost.platform.testkit.openapi;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the file.
 *
 * @param path       as a template, {@code {id}} for an id
 * @param node       what the file says of it
 * @param parameters its own and its path's
 */
public record Operation(String method, String path, JsonNode node, List<JsonNode> parameters) {

    public String id() {
        return node.path("operationId").asString();
    }

    /** The first of its tags, under which it is shown. */
    public String tag() {
        return node.path("tags").path(0).asString();
    }

    public String address() {
        return method + " " + path;
    }

    boolean matches(String asked, String raw) {
        String[] segments = raw.split("/", -1);
        String[] template = path.split("/", -1);
        if (!asked.equals(method) || segments.length != template.length) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (isVariable(template[i]) ? segments[i].isEmpty() : !segments[i].equals(template[i])) {
                return false;
            }
        }
        return true;
    }

    long saidLiterally() {
        return List.of(path.split("/")).stream().filter(segment -> !isVariable(segment)).count();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    @Override
    public String toString() {
        return address();
    }
}
