package milepost.statements;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import milepost.platform.web.Json;

/** The other services as a report asks them over HTTP: by ids, what they published; whatever else they are asked for is 404. */
public final class PlayedPeers {

    private static final String SNAPSHOTS = "/internal/snapshots/";

    private final HttpServer server;
    private final Map<String, Map<String, Object>> known = new ConcurrentHashMap<>();
    private final Map<String, Boolean> away = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Question> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    PlayedPeers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
        server.start();
    }

    /**
     * What somebody was asked.
     *
     * @param claims of the token that came with it
     */
    public record Question(String aggregate, List<String> ids, String claims) {
    }

    public void knows(String aggregate, UUID id, Map<String, Object> payload) {
        known.computeIfAbsent(aggregate, _ -> new ConcurrentHashMap<>()).put(id.toString(), payload);
    }

    /** From now on nobody answers for these, or somebody does again. */
    public void away(String aggregate, boolean is) {
        away.put(aggregate, is);
    }

    /** Since the last time somebody wanted to know. */
    public List<Question> asked() {
        return Stream.generate(asked::poll).takeWhile(Objects::nonNull).toList();
    }

    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    Map<String, Object> addresses() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("milepost.peers.applications-service", address, "milepost.peers.participants-service", address,
                "milepost.peers.declarations-service", address);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!path.startsWith(SNAPSHOTS)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            byte[] body = answer(path.substring(SNAPSHOTS.length()), exchange);
            running.decrementAndGet();
            if (body.length == 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] answer(String aggregate, HttpExchange exchange) {
        List<String> ids = Arrays.asList(exchange.getRequestURI().getQuery().substring("ids=".length()).split(","));
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        asked.add(new Question(aggregate, ids, new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8)));
        if (away.getOrDefault(aggregate, false)) {
            return new byte[0];
        }
        Map<String, Object> all = known.getOrDefault(aggregate, Map.of());
        return Json.exact().writeValueAsBytes(Map.of("snapshots", ids.stream().filter(all::containsKey)
                .map(id -> Map.of("key", (aggregate.equals("delivery-partners") ? "delivery-partner/" : "") + id, "payload", all.get(id))).toList()));
    }
}
