package milepost.participants.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The pages of {@code docs} that policy people read and the tests hold the code to. */
public final class Page {

    private static final Path DOCS = Path.of("..", "docs");
    private static final String ENROLMENT = "enrolment.md";

    private Page() {
    }

    /** The rows of the table of {@code enrolment.md} whose first column has this heading; the first row is the headings. */
    public static List<List<String>> table(String heading) {
        return table(ENROLMENT, heading);
    }

    /** The same of another page. */
    public static List<List<String>> table(String page, String heading) {
        var rows = lines(page).stream().dropWhile(line -> !cells(line).getFirst().equals(heading)).takeWhile(Page::isRow)
                .map(Page::cells).filter(cells -> !cells.getFirst().startsWith("--")).toList();
        if (rows.isEmpty()) {
            throw new AssertionError("no table '" + heading + "' on the page");
        }
        return rows;
    }

    /** The words in code type of the paragraph after that table of {@code enrolment.md}. */
    public static List<String> wordsAfter(String heading) {
        var paragraph = lines(ENROLMENT).stream().dropWhile(line -> !cells(line).getFirst().equals(heading)).dropWhile(Page::isRow)
                .skip(1).takeWhile(line -> !line.isBlank()).toList();
        return Arrays.stream(String.join(" ", paragraph).split("`", -1)).toList().stream()
                .filter(word -> word.matches("[a-z_-]+[.]?")).toList();
    }

    private static List<String> lines(String page) {
        try {
            return Files.readAllLines(DOCS.resolve(page));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static boolean isRow(String line) {
        return line.startsWith("|");
    }

    private static List<String> cells(String line) {
        return isRow(line) ? Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList() : List.of("");
    }
}
