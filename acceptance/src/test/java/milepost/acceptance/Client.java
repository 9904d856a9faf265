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
import java.util.UUID;
import java.util.concurrent.Executors;
import milepost.platform.testkit.openapi.Answered;
import milepost.platform.testkit.openapi.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An HTTP client with one access token and, in the sandbox, one request clock. A persistent one knows how to repeat itself. Whatever a
 * journey gets from the provider API is held against its description on the way.
 */
final class Client {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TIMES_TURNED_AWAY = 10;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final URI gateway;
    private final @Nullable String token;
    private final @Nullable Instant clock;
    private final boolean persistent;
    private final Map<String, String> headers;

    Client(URI gateway, @Nullable String token, @Nullable Instant clock) {
        this(gateway, token, clock, false, Map.of());
    }

    private Client(URI gateway, @Nullable String token, @Nullable Instant clock, boolean persistent, Map<String, String> headers) {
        this.gateway = gateway;
        this.token = token;
        this.clock = clock;
        this.persistent = persistent;
        this.headers = headers;
    }

    Client at(String instant) {
        return new Client(gateway, token, Instant.parse(instant), persistent, headers);
    }

    Client withToken(@Nullable String other) {
        return new Client(gateway, other, clock, persistent, headers);
    }

    /** Sends every command under an idempotency key, and the same again after a time when it does not know the outcome or is told to wait. */
    Client persistent() {
        return new Client(gateway, token, clock, true, headers);
    }

    /** Sends these headers too. */
    Client with(Map<String, String> others) {
        return new Client(gateway, token, clock, persistent, Map.copyOf(others));
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
        if (persistent && !method.equals("GET")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        }
        return persistent ? untilAnswered(request.build()) : untilServed(request.build());
    }

    private static Reply untilServed(HttpRequest request) {
        Reply reply = once(request);
        for (int again = 0; isTurnedAway(request, reply) && again < TIMES_TURNED_AWAY; again++) {
            TheSuite.pass(Duration.ofSeconds(1));
            reply = once(request);
        }
        return reply;
    }

    /**
     * A 503 says that nothing was done and when to come back: on a busy machine an owner may not answer its peers in time. A read that
     * took too long, as the first ones of a suite just started may, changed nothing either.
     */
    private static boolean isTurnedAway(HttpRequest request, Reply reply) {
        boolean nothingDone = reply.status() == 503 || reply.status() == 504 && request.method().equals("GET");
        return nothingDone && !reply.header("Retry-After").isEmpty();
    }

    private static Reply untilAnswered(HttpRequest request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Reply reply = once(request);
                boolean wait = reply.status() >= 500 || reply.status() == 429;
                if (!wait || System.nanoTime() > deadline) {
                    return reply;
                }
            } catch (UncheckedIOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            TheSuite.pass(Duration.ofSeconds(1));
        }
    }

    private static Reply once(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            var answered = new Answered(request.method(), request.uri().getRawPath(), response.statusCode(), response.headers().map(), response.body());
            Answers.hold(answered);
            return new Reply(response.statusCode(), body(answered), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is no JSON, such as CSV, is a text. */
    private static JsonNode body(Answered answered) {
        if (answered.body().isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        return answered.isJson() ? JSON.readTree(answered.body()) : JsonNodeFactory.instance.stringNode(answered.body());
    }
}
