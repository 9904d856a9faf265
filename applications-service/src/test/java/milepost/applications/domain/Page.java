package milepost.applications.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the pages about applications. */
final class Page {

    static final String FUNDING = "funding-eligibility.md";

    private static final String LIFE_CYCLE = "application-life-cycle.md";

    private Page() {
    }

    /** The rows of the table whose first heading this is. */
    static List<List<String>> table(String firstHeading) {
        return table(LIFE_CYCLE, firstHeading);
    }

    private static List<List<String>> table(String page, String firstHeading) {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", page))) {
            List<List<String>> rows = lines.dropWhile(line -> !line.startsWith("| " + firstHeading + " |")).takeWhile(line -> line.startsWith("|"))
                    .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|")).map(String::strip).toList()).toList();
            if (rows.size() < 3) {
                throw new AssertionError("no table with the heading " + firstHeading);
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same without its headings. */
    static List<List<String>> rows(String firstHeading) {
        return table(firstHeading).stream().skip(2).toList();
    }

    static List<List<String>> rows(String page, String firstHeading) {
        return table(page, firstHeading).stream().skip(2).toList();
    }
}
