package milepost.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway, used as one caller with one token; each request says on which day of the story it happens. Told to come back later,
 * it does, under the same idempotency key: on a busy machine that is part of the story.
 */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration INSISTENCE = Duration.ofSeconds(60);
    private static final int UNPROCESSABLE = 422;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3)).build();

    private final URI gateway;
    private final String token;

    Api(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    JsonNode get(String path) {
        return send("GET", path, null, null);
    }

    JsonNode put(String path, @Nullable LocalDate on, @Nullable Object body) {
        return send("PUT", path, on, body);
    }

    JsonNode post(String path, @Nullable LocalDate on, @Nullable Object body) {
        return send("POST", path, on, body);
    }

    /** For what must be refused: the first thing that the answer finds wrong. */
    JsonNode refused(String path, @Nullable LocalDate on, Object body) {
        var response = answer("POST", path, on, body);
        if (response.statusCode() != UNPROCESSABLE) {
            throw new Differs("POST %s was to be refused and was answered with %d: %s".formatted(path, response.statusCode(), response.body()));
        }
        return read(response).at("/errors/0");
    }

    private JsonNode send(String method, String path, @Nullable LocalDate on, @Nullable Object body) {
        var response = answer(method, path, on, body);
        if (response.statusCode() >= 300) {
            throw new Differs("%s %s was answered with %d: %s".formatted(method, path, response.statusCode(), response.body()));
        }
        return read(response);
    }

    private HttpResponse<String> answer(String method, String path, @Nullable LocalDate on, @Nullable Object body) {
        var request = request(method, path, on, body);
        var deadline = System.nanoTime() + INSISTENCE.toNanos();
        while (true) {
            var response = send(request, path);
            var later = response.headers().firstValueAsLong("Retry-After");
            if (later.isEmpty() || System.nanoTime() > deadline) {
                return response;
            }
            Patience.rest(Duration.ofSeconds(later.getAsLong()));
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    private HttpResponse<String> send(HttpRequest request, String path) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new NotRunning("The suite does not answer at " + gateway + " (" + request.method() + " " + path
                    + "). Start it with ./run in another terminal and wait until it is ready.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Differs("The demo was interrupted.", stopped);
        }
    }

    private HttpRequest request(String method, String path, @Nullable LocalDate on, @Nullable Object body) {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (!method.equals("GET")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (on != null) {
            request.header("X-With-Server-Date", on + "T10:00:00Z");
        }
        return request.method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))).build();
    }
}
