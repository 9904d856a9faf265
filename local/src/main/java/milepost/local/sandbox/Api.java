package milepost.local.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The suite's HTTP interface as the sandbox uses it. What fails for a moment is tried again; what is refused is an answer. */
final class Api {

    private static final int ATTEMPTS = 8;

    private final URI gateway;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();

    Api(URI gateway) {
        this.gateway = gateway;
    }

    /** One request: as whom, on which day (null: today), with which body (an {@link Upload}, or what becomes JSON), and under which key it may be repeated. */
    record Call(String method, String path, String token, @Nullable LocalDate on, @Nullable Object body, @Nullable String key) {}

    record Answer(int status, JsonNode body) {

        boolean ok() {
            return status < 300;
        }
    }

    Answer send(Call call) {
        String trouble = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            pause(attempt == 0 ? 0 : 100L << attempt);
            try {
                HttpResponse<byte[]> response = client.send(request(call), HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() < 500 && response.statusCode() != 429 && response.statusCode() != 409) {
                    return new Answer(response.statusCode(), World.JSON.readTree(response.body().length == 0 ? "null".getBytes() : response.body()));
                }
                trouble = "status " + response.statusCode();
            } catch (IOException e) {
                trouble = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SandboxFailed(call.method() + " " + call.path() + " was interrupted");
            }
        }
        throw new SandboxFailed(call.method() + " " + call.path() + " failed " + ATTEMPTS + " times, at last with " + trouble);
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(call.path()))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + call.token())
                .header("Content-Type", call.body() instanceof Upload upload ? upload.contentType() : "application/json");
        if (call.on() != null) {
            request.header("X-With-Server-Date", call.on() + "T12:00:00Z");
        }
        if (call.key() != null) {
            request.header("Idempotency-Key", call.key());
        }
        return request.method(call.method(), switch (call.body()) {
            case null -> HttpRequest.BodyPublishers.noBody();
            case Upload upload -> HttpRequest.BodyPublishers.ofByteArray(upload.bytes());
            case Object json -> HttpRequest.BodyPublishers.ofByteArray(World.JSON.writeValueAsBytes(json));
        }).build();
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailed("interrupted");
        }
    }
}
