package milepost.gateway.tokens;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import milepost.platform.web.Refused;
import org.jspecify.annotations.Nullable;

/** The token an operator asks for. */
record TokenOrder(String description, @Nullable Instant expiresAt) {

    static final int LONGEST_DESCRIPTION = 200;

    /** Whose {@code Idempotency-Key}, where, and with which body. */
    record Key(String caller, String path, String value, String bodyHash) {

        private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,255}");

        static Key of(String caller, String path, List<String> values, byte[] body) {
            if (values.size() > 1 || !SHAPE.matcher(values.getFirst()).matches()) {
                throw Refused.badRequest("idempotency_key_invalid",
                        "An Idempotency-Key is one value of 1 to 255 visible ASCII characters.");
            }
            return new Key(caller, path, values.getFirst(), Sha256.hex(body));
        }
    }
}
