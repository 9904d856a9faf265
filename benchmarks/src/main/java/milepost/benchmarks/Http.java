package milepost.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain HTTP with a bearer token, for setting up and for what is not measured by wrk. */
record Http(URI base, String token) {

    static final JsonMapper JSON = new JsonMapper();
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();

    JsonNode get(String path) {
        return JSON.readTree(bytes(request("GET", path, null, null).build()));
    }

    byte[] raw(String path) {
        return bytes(request("GET", path, null, null).build());
    }

    /** On a day of the sandbox's clock, or today. */
    JsonNode send(String method, String path, @Nullable String day, Object body) {
        HttpRequest.Builder request = request(method, path, JSON.writeValueAsString(body), null);
        if (day != null) {
            request.header("X-With-Server-Date", day + "T12:00:00Z");
        }
        return JSON.readTree(bytes(request.build()));
    }

    HttpRequest.Builder request(String method, String path, @Nullable String body, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token)
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request;
    }

    static byte[] bytes(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new Failed(request.method() + " " + request.uri() + " was answered " + response.statusCode() + ": " + new String(response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new Failed(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        }
    }

    static Map<String, Object> data(String type, Map<String, Object> attributes) {
        return Map.of("data", Map.of("type", type, "attributes", attributes));
    }
}
