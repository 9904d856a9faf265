package milepost.local.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A gateway that finds everything right and remembers what it was asked, in the order in which it was. */
final class RecordingGateway implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory());
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile String listed = "";

    record Request(String method, String path, @Nullable String token, @Nullable String on, @Nullable String key, JsonNode body) {}

    RecordingGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers.getFirst("Authorization"),
                    headers.getFirst("X-With-Server-Date"), headers.getFirst("Idempotency-Key"), World.JSON.readTree(exchange.getRequestBody().readAllBytes())));
            byte[] body = (exchange.getRequestMethod().equals("GET") ? listed : "").getBytes();
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** From now on whoever reads anything reads this. */
    void lists(String json) {
        listed = json;
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
