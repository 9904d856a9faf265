package milepost.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Instants as RFC 3339 text, both ways exactly as {@link Instant#toString} and {@link Instant#parse} have it, without the formatter
 * behind those: several stand in every document and in every event.
 */
public final class Instants {

    private static final int WHOLE_SECONDS = "2024-10-02T08:00:00Z".length();
    private static final int LONGEST = "2024-10-02T08:00:00.123456789Z".length();
    private static final int NANOS_OF_A_MICRO = 1_000;
    private static final int NANOS_OF_A_MILLI = 1_000_000;

    private Instants() {}

    public static String text(Instant instant) {
        var utc = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > 9_999) {
            return instant.toString();
        }
        int nanos = utc.getNano();
        int digits = nanos == 0 ? 0 : nanos % NANOS_OF_A_MILLI == 0 ? 3 : nanos % NANOS_OF_A_MICRO == 0 ? 6 : 9;
        var text = new byte[WHOLE_SECONDS + (digits == 0 ? 0 : digits + 1)];
        write(text, 0, 4, utc.getYear());
        text[4] = '-';
        write(text, 5, 2, utc.getMonthValue());
        text[7] = '-';
        write(text, 8, 2, utc.getDayOfMonth());
        text[10] = 'T';
        write(text, 11, 2, utc.getHour());
        text[13] = ':';
        write(text, 14, 2, utc.getMinute());
        text[16] = ':';
        write(text, 17, 2, utc.getSecond());
        if (digits > 0) {
            text[19] = '.';
            write(text, 20, digits, digits == 9 ? nanos : digits == 6 ? nanos / NANOS_OF_A_MICRO : nanos / NANOS_OF_A_MILLI);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** @throws DateTimeException when it is none */
    public static Instant parse(String text) {
        return isUsual(text) ? usual(text) : Instant.parse(text);
    }

    /** Digits and signs where they usually are; whatever else an instant may look like is left to {@link Instant#parse}. */
    private static boolean isUsual(String text) {
        int length = text.length();
        if (length < WHOLE_SECONDS || length > LONGEST || length == WHOLE_SECONDS + 1 || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char c = text.charAt(i);
            boolean right = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T';
                case 13, 16 -> c == ':';
                case 19 -> c == '.';
                default -> c >= '0' && c <= '9';
            };
            if (!right) {
                return false;
            }
        }
        // the end of a day and leap seconds can be written, too
        return number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
    }

    private static Instant usual(String text) {
        int second = number(text, 14, 16) * 60 + number(text, 17, 19);
        if (number(text, 14, 16) > 59) {
            throw new DateTimeException("no such minute: " + text);
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        int nanos = 0;
        for (int i = WHOLE_SECONDS; i < WHOLE_SECONDS + 9; i++) {
            nanos = nanos * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return Instant.ofEpochSecond(day * 86_400 + number(text, 11, 13) * 3_600 + second, nanos);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static void write(byte[] text, int from, int digits, int number) {
        int left = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
