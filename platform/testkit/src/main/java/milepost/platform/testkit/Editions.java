package milepost.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The examples of what was published in earlier editions: records like these are still in topics, so readers have to understand them. */
public final class Editions {

    private static final Path FOLDER = Path.of("..", "operations", "src", "test", "resources", "published");

    private Editions() {}

    /** The examples of the type in every edition that has one, at least one; {@code milepost.enrolment.v1.ecf} is one of a family. */
    public static List<byte[]> examples(String type) {
        try (Stream<Path> editions = Files.list(FOLDER)) {
            List<byte[]> examples = editions.map(edition -> edition.resolve(type + ".example.json")).filter(Files::exists).sorted().map(Editions::bytes).toList();
            if (examples.isEmpty()) {
                throw new IllegalArgumentException("no edition has an example of " + type);
            }
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
