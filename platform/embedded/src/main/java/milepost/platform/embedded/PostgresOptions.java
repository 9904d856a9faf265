package milepost.platform.embedded;

import java.nio.file.Path;

/**
 * How a server is to run: where its programs are unpacked, where its data and its log lie, on which port, whether a commit must
 * survive a power cut, and whether its files go when it is closed.
 */
public record PostgresOptions(Path home, Path data, Path log, int port, String password, boolean durable, boolean throwAway) {

    /** Where what all test runs of this machine's user share is unpacked or made. */
    public static final Path HOME_OF_TESTS = Path.of(System.getProperty("java.io.tmpdir"), "milepost-" + System.getProperty("user.name"));

    /** A quick server for tests on a free port, gone when closed. */
    public static PostgresOptions forTests() {
        Path directory = Directories.throwAway("postgres");
        return new PostgresOptions(HOME_OF_TESTS, directory.resolve("data"), directory.resolve("postgres.log"), Ports.free(), "milepost", false, true);
    }

    /** A server that keeps what it has acknowledged, in a directory that stays. */
    public static PostgresOptions durable(Path home, Path data, Path log, int port, String password) {
        return new PostgresOptions(home, data, log, port, password, true, false);
    }
}
