package milepost.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Data whose tables were made by other migrations than those of the service that finds them: no second start changes that. */
final class OtherTables {

    /** What Flyway throws when a migration that was applied is not the one it finds, or is missing. */
    private static final String REFUSED = "FlywayValidateException";

    private OtherTables() {}

    static boolean refusedIn(Path log) {
        // any bytes are a text in this one
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains(REFUSED));
        } catch (IOException unread) {
            return false;
        }
    }

    static String sentence(String service, Path log) {
        return "The tables of " + service + " were made by another build, and its migrations do not lead on from there. ./run --fresh forgets that data and begins anew, "
                + "./run --data DIR leaves it and begins elsewhere. Its log is " + log + ".";
    }
}
