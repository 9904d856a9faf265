package milepost.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Throw-away directories and how to be rid of any directory. */
public final class Directories {

    private static final String PREFIX = "milepost-throw-away-";

    private Directories() {}

    /** A new directory under the temporary directory, named for this process; those of dead processes are swept away first. */
    public static Path throwAway(String kind) {
        try {
            Path top = Path.of(System.getProperty("java.io.tmpdir"));
            sweep(top);
            return Files.createTempDirectory(top, PREFIX + ProcessHandle.current().pid() + "-" + kind + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test run that was killed leaves its server running and its files lying about. */
    private static void sweep(Path top) throws IOException {
        try (var left = Files.newDirectoryStream(top, PREFIX + "*")) {
            for (Path directory : left) {
                String owner = directory.getFileName().toString().substring(PREFIX.length()).split("-")[0];
                if (ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                    EmbeddedPostgres.stopOrphan(directory.resolve("data"));
                    delete(directory);
                }
            }
        }
    }

    /** Deletes the directory with all in it; what has vanished meanwhile is no error. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
