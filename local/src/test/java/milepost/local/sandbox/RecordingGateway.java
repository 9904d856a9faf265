package milepost.local.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A gateway that finds everything right and remembers what it was asked, in the order in which it was. */
final class RecordingGateway implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory());
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    /** @param text what was sent as it was; {@code body} is its JSON, or missing where it is none */
    record Request(String method, String path, @Nullable String query, @Nullable String token, @Nullable String on, @Nullable String key,
            @Nullable String type, String text) {

        JsonNode body() {
            return "application/json".equals(type) ? World.JSON.readTree(text) : MissingNode.getInstance();
        }
    }

    RecordingGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            String path = exchange.getRequestURI().getPath();
            requests.add(new Request(exchange.getRequestMethod(), path, exchange.getRequestURI().getQuery(), headers.getFirst("Authorization"),
                    headers.getFirst("X-With-Server-Date"), headers.getFirst("Idempotency-Key"), headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] body = answers.getOrDefault(exchange.getRequestMethod() + " " + path, "").getBytes();
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** From now on this is what is answered there; elsewhere nothing is. */
    void answers(String method, String path, String json) {
        answers.put(method + " " + path, json);
    }

    URI at() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        return requests;
    }

    Request to(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
