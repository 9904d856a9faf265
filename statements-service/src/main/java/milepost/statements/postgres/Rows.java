package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;

/** Reads columns that the schema promises to be there. */
final class Rows {

    private Rows() {
    }

    static UUID uuid(Readable row, String column) {
        return required(row, column, UUID.class);
    }

    static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    static int number(Readable row, String column) {
        return required(row, column, Integer.class);
    }

    static long big(Readable row, String column) {
        return required(row, column, Long.class);
    }

    static boolean flag(Readable row, String column) {
        return required(row, column, Boolean.class);
    }

    static Instant instant(Readable row, String column) {
        return required(row, column, Instant.class);
    }

    static LocalDate day(Readable row, String column) {
        return required(row, column, LocalDate.class);
    }

    static Money money(Readable row, String column) {
        return new Money(required(row, column, BigDecimal.class));
    }

    static @Nullable Money moneyOrNull(Readable row, String column) {
        BigDecimal pounds = row.get(column, BigDecimal.class);
        return pounds == null ? null : new Money(pounds);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
