package milepost.statements.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of a CSV file (RFC 4180), which a spreadsheet opens without running what somebody wrote into a name. */
final class Csv {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    /** A number computes nothing, and a spreadsheet has to be able to add it up. */
    private static final Pattern AMOUNT = Pattern.compile("-\\d+\\.\\d\\d");

    private Csv() {
    }

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What was meant by a cell that a file of ours, or somebody careful, kept from being a formula. */
    static String meant(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && beginsAFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static String cell(String text) {
        String harmless = beginsAFormula(text) && !AMOUNT.matcher(text).matches() ? "'" + text : text;
        return harmless.chars().anyMatch(Csv::needsQuotes) ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static boolean beginsAFormula(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private static boolean needsQuotes(int character) {
        return character == ',' || character == '"' || character == '\r' || character == '\n';
    }
}
