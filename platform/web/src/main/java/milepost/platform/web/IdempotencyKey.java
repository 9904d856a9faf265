package milepost.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The {@code Idempotency-Key} of a request, with the scope in which it counts (decision A11).
 *
 * @param scope       caller, method and path
 * @param fingerprint of query and body: the same key must come with the same of it
 */
record IdempotencyKey(String scope, String key, byte[] fingerprint) {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    static Optional<IdempotencyKey> of(ServerRequest request, byte[] body) {
        var values = request.headers().header(HEADER);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var key = values.getFirst();
        if (values.size() > 1 || !SHAPE.matcher(key).matches()) {
            throw Refused.badRequest("idempotency_key_invalid",
                    "An Idempotency-Key is one value of 1 to 255 visible ASCII characters.");
        }
        var scope = "%s %s %s".formatted(
                Requests.caller(request).name(), request.method().name(), request.uri().getRawPath());
        var query = request.uri().getRawQuery();
        return Optional.of(new IdempotencyKey(scope, key,
                hash((query == null ? "" : query).getBytes(StandardCharsets.UTF_8), body)));
    }

    /** The advisory lock of this key; a collision costs a short wait, nothing else. */
    long lock() {
        return ByteBuffer.wrap(hash(scope.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    boolean matches(byte[] other) {
        return Arrays.equals(fingerprint, other);
    }

    private static byte[] hash(byte[] first, byte[] second) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            digest.update((byte) '\n');
            return digest.digest(second);
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }
}
