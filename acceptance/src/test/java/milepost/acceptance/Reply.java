package milepost.acceptance;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the gateway answered. */
record Reply(int status, JsonNode body, HttpHeaders headers) {

    Reply expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected %d, got %d: %s".formatted(expected, status, body));
        }
        return this;
    }

    JsonNode data() {
        return body.path("data");
    }

    JsonNode attributes() {
        return data().path("attributes");
    }

    String id() {
        return data().path("id").asString();
    }

    String attribute(String name) {
        return attributes().path(name).asString();
    }

    /** The codes of the error list, in their order. */
    java.util.List<String> codes() {
        return body.path("errors").valueStream().map(error -> error.path("code").asString()).toList();
    }

    java.util.List<String> titles() {
        return body.path("errors").valueStream().map(error -> error.path("title").asString()).toList();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
