package milepost.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers with stored documents: bytes out, no mapping, no serialisation (decisions A8 to A10). */
public final class Documents {

    static final String KEPT_BY_CLIENTS = "private, no-cache";

    private static final byte[] OPEN = ascii("{\"data\":");

    private final DatabaseClock clock;

    Documents(DatabaseClock clock) {
        this.clock = clock;
    }

    /** One resource, with an ETag; 304 where the client has it already. */
    public Mono<ServerResponse> one(ServerRequest request, byte[] document, String etag) {
        var quoted = "\"" + etag + "\"";
        var known = request.headers().header(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(candidate -> candidate.strip().replaceFirst("^W/", ""))
                .anyMatch(candidate -> candidate.equals(quoted) || candidate.equals("*"));
        return known ? ServerResponse.status(HttpStatus.NOT_MODIFIED).header(HttpHeaders.ETAG, quoted)
                .header(HttpHeaders.CACHE_CONTROL, KEPT_BY_CLIENTS).build() : Mono.just(new DocumentAnswer(envelope(document), quoted));
    }

    public Mono<ServerResponse> one(ServerRequest request, byte[] document) {
        return one(request, document, etag(document));
    }

    /**
     * A page of stored documents. A large one is read and sent chunk by chunk ({@link Chunks}): a client holds two chunks in memory at most
     * and none of the few connections to the database, however slowly it reads. The first rows are there before anything is answered, so that
     * a database that is away is still told by a status; one that fails later breaks the answer off. The database is asked for its time before
     * all of them, so {@code meta.complete_until} promises no more than the page can show.
     *
     * @param rows the query for some rows of the list, ordered by {@link StoredDocument#sortedAt}, then id
     */
    public Mono<ServerResponse> page(ServerRequest request, PageRequest page, Function<Chunk, Flux<StoredDocument>> rows) {
        return clock.now().flatMap(now -> PageChunk.first(page, rows).flatMap(first -> {
            var writer = new PageWriter(request, page, completeUntil(now));
            return first.isLast() ? json(list(), writer.whole(first))
                    : json(list(), Chunks.pieces(first, chunk -> chunk.next(rows), writer::pieces));
        }));
    }

    /** A page of what is not read but worked out, all of it at a time: sent in one piece. */
    public Mono<ServerResponse> workedOut(ServerRequest request, PageRequest page, Function<Chunk, Flux<StoredDocument>> rows) {
        return clock.now().flatMap(now -> PageChunk.whole(page, rows)
                .flatMap(whole -> json(list(), new PageWriter(request, page, completeUntil(now)).whole(whole))));
    }

    private static ServerResponse.BodyBuilder list() {
        return ServerResponse.ok().header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Bytes as they are: there is nothing to choose an encoder for. */
    static Mono<ServerResponse> json(ServerResponse.BodyBuilder answer, byte[] body) {
        return answer.contentType(MediaType.APPLICATION_JSON).contentLength(body.length).build((exchange, _) -> {
            var response = exchange.getResponse();
            return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
        });
    }

    /** Bytes as they come; how many there will be is not known before. */
    private static Mono<ServerResponse> json(ServerResponse.BodyBuilder answer, Flux<byte[]> pieces) {
        return answer.contentType(MediaType.APPLICATION_JSON).build((exchange, _) -> {
            var response = exchange.getResponse();
            return response.writeWith(pieces.map(response.bufferFactory()::wrap));
        });
    }

    /** {@code {"data":…}} around a document. */
    public static byte[] envelope(byte[] document) {
        var bytes = Arrays.copyOf(OPEN, OPEN.length + document.length + 1);
        System.arraycopy(document, 0, bytes, OPEN.length, document.length);
        bytes[bytes.length - 1] = '}';
        return bytes;
    }

    /** For those who do not store one: a hash of the bytes. */
    public static String etag(byte[] document) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(document);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }

    /** For those whose document's time moves exactly when the document does: the time is its tag. */
    public static String etag(Instant updatedAt) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt), Character.MAX_RADIX);
    }

    /** Transactions end within 5 s; whatever is stamped before this is visible by now (decision A8). */
    static Instant completeUntil(Instant databaseNow) {
        return databaseNow.minusSeconds(10);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
