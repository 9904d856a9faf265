package milepost.platform.web;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a CSV file (RFC 4180), which a spreadsheet opens without running what somebody wrote into a name. */
public final class Csv {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private Csv() {
    }

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var harmless = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(Csv::needsQuotes) ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static boolean needsQuotes(int character) {
        return character == ',' || character == '"' || character == '\r' || character == '\n';
    }
}
