package milepost.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** An HTTP client with one access token and, in the sandbox, one request clock. */
final class Client {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final URI gateway;
    private final @Nullable String token;
    private final @Nullable Instant clock;
    private final Map<String, String> headers;

    Client(URI gateway, @Nullable String token, @Nullable Instant clock, Map<String, String> headers) {
        this.gateway = gateway;
        this.token = token;
        this.clock = clock;
        this.headers = Map.copyOf(headers);
    }

    Client at(String instant) {
        return new Client(gateway, token, Instant.parse(instant), headers);
    }

    Client withToken(@Nullable String other) {
        return new Client(gateway, other, clock, headers);
    }

    Client with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Client(gateway, token, clock, more);
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    Reply post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /** @param body text is sent as it stands, anything else as JSON, null as no body */
    Reply send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (clock != null) {
            request.header("X-With-Server-Date", clock.toString());
        }
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), json(response.body()), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        return text.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(text);
    }
}
