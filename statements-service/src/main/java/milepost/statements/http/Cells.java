package milepost.statements.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a row as what they should be; null where there is none, and where it is something else, which is told. */
final class Cells {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

    private final CsvRows.Row row;
    private final Checked check;

    Cells(CsvRows.Row row, Checked check) {
        this.row = row;
        this.check = check;
    }

    @Nullable String text(String column) {
        return row.cells().get(column);
    }

    @Nullable Integer number(String column) {
        return read(column, "a whole number", text -> NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null);
    }

    @Nullable BigDecimal amount(String column) {
        return read(column, "an amount in pounds such as 1000.00", text -> AMOUNT.matcher(text).matches() ? new BigDecimal(text) : null);
    }

    @Nullable LocalDate day(String column) {
        return read(column, "a date such as 2024-11-25", text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException none) {
                return null;
            }
        });
    }

    /** Spreadsheets write them in capitals. */
    @Nullable Boolean flag(String column) {
        return read(column, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        });
    }

    private <T> @Nullable T read(String column, String what, Function<String, @Nullable T> read) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        T value = read.apply(text);
        if (value == null) {
            check.error(column, "wrong_type", "The field '%s' is not %s.".formatted(column, what));
        }
        return value;
    }
}
