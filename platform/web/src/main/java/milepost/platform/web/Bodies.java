package milepost.platform.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Reads request bodies: bounded, kept for the idempotency fingerprint, and judged with pointers (decisions A14, A17). */
public final class Bodies {

    /** 1 MiB (decision A14). */
    public static final int LIMIT = 1 << 20;

    private static final String KEPT = "milepost.body";
    private static final byte[] NOTHING = new byte[0];

    private Bodies() {}

    /** {@code data.attributes} of a provider's body; unknown attributes are for the caller to ignore. */
    public static Mono<JsonNode> attributes(ServerRequest request, String expectedType) {
        return raw(request, LIMIT).map(body -> attributes(body, expectedType));
    }

    /** As {@link #attributes}, where no body at all is fine. */
    public static Mono<Optional<JsonNode>> optionalAttributes(ServerRequest request, String expectedType) {
        return raw(request, LIMIT).map(body ->
                body.length == 0 ? Optional.empty() : Optional.of(attributes(body, expectedType)));
    }

    /** A plain body as a record: unknown fields and wrong types are 422, all of them at once, each with its pointer. */
    public static <T> Mono<T> strict(ServerRequest request, Class<T> type) {
        return raw(request, LIMIT).map(body -> StrictRecords.read(Json.parse(body), type));
    }

    /** A plain body that is a list of records, judged like {@link #strict}. */
    public static <T> Mono<List<T>> strictList(ServerRequest request, Class<T> type) {
        return raw(request, LIMIT).map(body -> StrictRecords.readList(Json.parse(body), type));
    }

    /** The body's bytes, at most {@code limit}; more is 413, refused before it is buffered. Empty where there is none. */
    public static Mono<byte[]> raw(ServerRequest request, int limit) {
        if (request.attribute(KEPT).orElse(null) instanceof byte[] kept) {
            return Mono.just(kept);
        }
        if (request.headers().contentLength().orElse(0) > limit) {
            return Mono.error(tooLarge(limit));
        }
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), limit)
                .map(Bodies::bytes)
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge(limit))
                .defaultIfEmpty(NOTHING)
                .doOnNext(body -> request.attributes().put(KEPT, body));
    }

    /** The bytes read so far, for the fingerprint of a command. */
    static byte[] kept(ServerRequest request) {
        return request.attribute(KEPT).orElse(null) instanceof byte[] kept ? kept : NOTHING;
    }

    private static JsonNode attributes(byte[] body, String expectedType) {
        var data = Json.parse(body).path("data");
        if (!data.isObject() || !data.path("attributes").isObject()) {
            throw Refused.badRequest("data_missing",
                    "The body needs the structure {\"data\": {\"type\": …, \"attributes\": {…}}}.");
        }
        var type = data.path("type");
        if (!type.isMissingNode() && !(type.isString() && type.stringValue().equals(expectedType))) {
            throw new Refused(422, new ApiError("type", "The type of this body is '%s'.".formatted(expectedType),
                    "type_mismatch", "/data/type", Map.of()));
        }
        return data.path("attributes");
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Refused tooLarge(int limit) {
        return new Refused(413, ApiError.of("Payload too large", "body_too_large",
                "The body may have at most %d bytes.".formatted(limit)));
    }
}
