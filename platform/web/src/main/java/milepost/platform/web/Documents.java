package milepost.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers with stored documents: bytes out, no mapping, no serialisation (decisions A8 to A10). */
public final class Documents {

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
        var answer = ServerResponse.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .header(HttpHeaders.ETAG, quoted)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return known ? answer.build() : json(answer, envelope(document));
    }

    public Mono<ServerResponse> one(ServerRequest request, byte[] document) {
        return one(request, document, etag(document));
    }

    /**
     * A page. The documents come from a query for {@link PageRequest#limit()} rows: the one too many is not shown, it says that
     * there is a next page. The query runs after the database was asked for its time, so {@code meta.complete_until} promises no
     * more than the page can show. It is gathered before it is sent: a slow client waits with a few megabytes, not with one of the
     * few connections to the database.
     */
    public Mono<ServerResponse> page(ServerRequest request, PageRequest page, Flux<StoredDocument> documents) {
        return clock.now()
                .flatMap(now -> documents.collectList().map(shown -> PageWriter.write(request, page, completeUntil(now), shown)))
                .flatMap(body -> json(ServerResponse.ok().header(HttpHeaders.CACHE_CONTROL, "no-store"), body));
    }

    /** Bytes as they are: there is nothing to choose an encoder for. */
    static Mono<ServerResponse> json(ServerResponse.BodyBuilder answer, byte[] body) {
        return answer.contentType(MediaType.APPLICATION_JSON).contentLength(body.length).build((exchange, _) -> {
            var response = exchange.getResponse();
            return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
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
