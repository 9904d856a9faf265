package milepost.chaos.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** An HTTP client with one access token that does what providers are asked to do: it sends the same again, under the same key, until it is told. */
public final class Client {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Longer than the gateway waits for a service. */
    private static final Duration ONE_REQUEST = Duration.ofSeconds(12);

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).executor(Executors.newVirtualThreadPerTaskExecutor()).build();

    private final URI gateway;
    private final String token;
    private final History history;
    private final Leavers leavers;
    private final Duration patience;

    public Client(URI gateway, String token, History history, Leavers leavers, Duration patience) {
        this.gateway = gateway;
        this.token = token;
        this.history = history;
        this.leavers = leavers;
        this.patience = patience;
    }

    Client withToken(String other) {
        return new Client(gateway, other, history, leavers, patience);
    }

    Client withPatience(Duration other) {
        return new Client(gateway, token, history, leavers, other);
    }

    public Answer get(String path) {
        return untilTold(request("GET", path, null, null, new byte[0]));
    }

    /** @param at the sandbox's clock for this request, null for the real one */
    Answer send(String method, String path, @Nullable String at, @Nullable Object body, UUID key) {
        byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        HttpRequest request = request(method, path, at, key, bytes);
        if (leavers.leavesNow()) {
            Leavers.sendAndLeave(gateway, request, bytes);
        }
        return untilTold(request);
    }

    private Answer untilTold(HttpRequest request) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = 100; ; pause = Math.min(1_000, pause * 2)) {
            Answer answer = once(request);
            history.answered(answer.status());
            if (answer.isFinal()) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                return new Answer(0, answer.body(), answer.trouble());
            }
            Pause.of(Duration.ofMillis(pause));
        }
    }

    private static Answer once(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()), "status " + response.statusCode() + " " + response.body());
        } catch (IOException e) {
            return new Answer(0, JsonNodeFactory.instance.objectNode(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(text);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private HttpRequest request(String method, String path, @Nullable String at, @Nullable UUID key, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(ONE_REQUEST)
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
        if (at != null) {
            request.header("X-With-Server-Date", at);
        }
        if (key != null) {
            request.header("Idempotency-Key", key.toString());
        }
        return request.method(method, body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }
}
