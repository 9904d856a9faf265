package milepost.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout: paths are from its root. */
final class Repository {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** The suite's own processes, by the names they have everywhere. */
    static final List<String> SERVICES = List.of("applications-service", "participants-service", "declarations-service", "statements-service");

    static final List<String> PROCESSES = Stream.concat(Stream.of("gateway"), SERVICES.stream()).toList();

    private Repository() {}

    static Path at(String path) {
        return ROOT.resolve(path);
    }

    static String text(String path) {
        try {
            return Files.readString(at(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files below a folder whose names end so, in order. */
    static List<Path> files(String folder, String ending) {
        try (Stream<Path> all = Files.walk(at(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All sources of a module in one text. */
    static String sources(String module) {
        StringBuilder text = new StringBuilder();
        files(module + "/src/main/java", ".java").forEach(file -> text.append(text(ROOT.relativize(file).toString())));
        return text.toString();
    }
}
