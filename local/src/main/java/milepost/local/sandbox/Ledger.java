package milepost.local.sandbox;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which steps of the loading are done, on disk, so that a loading that was interrupted goes on where it was. */
final class Ledger implements AutoCloseable {

    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final BufferedWriter file;

    private Ledger(BufferedWriter file) {
        this.file = file;
    }

    static Ledger in(Path directory) {
        Path path = directory.resolve("done.txt");
        try {
            Set<String> before = Files.exists(path) ? Set.copyOf(Files.readAllLines(path)) : Set.of();
            Ledger ledger = new Ledger(Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
            ledger.done.addAll(before);
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String step) {
        return done.contains(step);
    }

    /** How many steps are done, those of earlier runs included. */
    int size() {
        return done.size();
    }

    void add(String step) {
        done.add(step);
        synchronized (file) {
            try {
                file.write(step);
                file.newLine();
                file.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
