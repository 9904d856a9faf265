package milepost.gateway;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A service as the gateway sees it: remembers what it was asked, answers what a test tells it to, can be stopped and started. */
final class Upstream {

    /** One request as it arrived. */
    record Seen(String method, String uri, HttpHeaders headers, int bodyBytes) {

        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    /** Answers a request whose body has been read. */
    interface Answer {
        Publisher<Void> to(HttpServerRequest request, HttpServerResponse response);
    }

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger arrived = new AtomicInteger();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final int port;
    private volatile Answer answer = ok("{}");
    private volatile @Nullable DisposableServer server;

    Upstream() {
        DisposableServer first = listen(0);
        this.port = first.port();
        this.server = first;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Upstream answers(Answer next) {
        answer = next;
        return this;
    }

    /** Forgets what a former test did. */
    Upstream reset() {
        seen.clear();
        arrived.set(0);
        answer = ok("{}");
        start();
        return this;
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    Seen onlyRequest() {
        List<Seen> all = seen();
        if (all.size() != 1) {
            throw new AssertionError("expected one request, saw " + all);
        }
        return all.getFirst();
    }

    /** Requests whose head arrived, whatever became of them. */
    int arrived() {
        return arrived.get();
    }

    void stop() {
        DisposableServer running = server;
        if (running != null) {
            running.disposeNow();
            connections.close().awaitUninterruptibly();
            server = null;
        }
    }

    void start() {
        if (server == null) {
            server = listen(port);
        }
    }

    static Answer ok(String json) {
        return status(200, json);
    }

    static Answer status(int status, String json) {
        return (_, response) -> response.status(status).header("Content-Type", "application/json").sendString(Mono.just(json));
    }

    static Answer after(Duration delay, Answer then) {
        return (request, response) -> Mono.delay(delay).thenMany(Mono.defer(() -> Mono.from(then.to(request, response))));
    }

    static Answer never() {
        return (_, _) -> Mono.never();
    }

    /** Takes the request and breaks the connection instead of answering. */
    static Answer hangUp() {
        return (_, response) -> {
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        };
    }

    /** Answers by path, the longest first. */
    static Answer byPath(Map<String, Answer> answers) {
        return (request, response) -> answers.entrySet().stream()
                .filter(entry -> request.uri().startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> entry.getValue().to(request, response))
                .orElseGet(() -> response.status(404).send());
    }

    private DisposableServer listen(int onPort) {
        return HttpServer.create().host("127.0.0.1").port(onPort).channelGroup(connections).handle(this::handle).bindNow();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        arrived.incrementAndGet();
        return request.receive().aggregate().map(body -> body.readableBytes()).defaultIfEmpty(0).flatMapMany(bytes -> {
            seen.add(new Seen(request.method().name(), request.uri(), request.requestHeaders().copy(), bytes));
            return answer.to(request, response);
        }).then();
    }
}
