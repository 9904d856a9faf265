package milepost.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What the data that is kept depends on: the tables it lies in and the code that makes it. Of another shape it is made anew. */
final class DataShape {

    private DataShape() {}

    static String of(Path repository) {
        List<Path> inOrder = Stream.concat(migrations(repository), Stream.of("World", "EarlyCareers", "Copies")
                .map(made -> repository.resolve("benchmarks/src/main/java/milepost/benchmarks/" + made + ".java"))).toList();
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (Path file : inOrder) {
                hash.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (IOException e) {
            throw new Failed("the sources cannot be read", e);
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }

    private static Stream<Path> migrations(Path repository) {
        return Stream.of(repository, repository.resolve("platform")).flatMap(DataShape::inside)
                .map(module -> module.resolve("src/main/resources/db")).flatMap(DataShape::below).sorted();
    }

    private static Stream<Path> inside(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList().stream();
        } catch (IOException e) {
            throw new Failed(folder + " cannot be listed", e);
        }
    }

    private static Stream<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new Failed(folder + " cannot be listed", e);
        }
    }
}
