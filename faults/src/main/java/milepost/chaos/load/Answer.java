package milepost.chaos.load;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the suite answered in the end; a status of 0 when it did not. */
public record Answer(int status, JsonNode body, String trouble) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** Whether it says that the outcome is known: what is neither done nor refused may have been done. */
    boolean isFinal() {
        return status >= 200 && status < 500 && status != 429 && !codes().contains("idempotency_key_in_use");
    }

    public UUID id() {
        return UUID.fromString(body.path("data").path("id").asString());
    }

    public String attribute(String name) {
        return body.path("data").path("attributes").path(name).asString("");
    }

    public List<String> codes() {
        return body.path("errors").valueStream().map(error -> error.path("code").asString("")).toList();
    }
}
