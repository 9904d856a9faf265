package milepost.platform.web;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The place in a list ordered by a moment, then id; opaque to clients. */
public record Cursor(Instant at, UUID id) {

    private static final int BYTES = 24;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public Cursor {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public String text() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Optional<Cursor> parse(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            var id = new UUID(bytes.getLong(), bytes.getLong());
            // beyond these a database could not answer
            return bytes.hasRemaining() || at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)
                    ? Optional.empty() : Optional.of(new Cursor(at, id));
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException | ArithmeticException forged) {
            return Optional.empty();
        }
    }
}
