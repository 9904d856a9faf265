package milepost.local;

import java.nio.file.Path;

/** How a suite is to run: the repository it is built in, where its data lives, its first port, with old data or fresh, with sandbox data or without. */
public record SuiteOptions(Path repository, Path data, int portBase, boolean fresh, boolean seed, boolean persistent) {

    private static final int DEFAULT_PORT_BASE = 8080;

    /** What {@code ./run} does when it is told nothing. */
    public static SuiteOptions defaults(Path repository) {
        return new SuiteOptions(repository, repository.resolve(".milepost"), DEFAULT_PORT_BASE, false, true, false);
    }

    /** The same with its data elsewhere. */
    public SuiteOptions withData(Path data) {
        return new SuiteOptions(repository, data.toAbsolutePath().normalize(), portBase, fresh, seed, persistent);
    }

    /** The same on other ports. */
    public SuiteOptions withPortBase(int portBase) {
        return new SuiteOptions(repository, data, portBase, fresh, seed, persistent);
    }

    /** The same from scratch. */
    public SuiteOptions withFreshData() {
        return new SuiteOptions(repository, data, portBase, true, seed, persistent);
    }

    /** The same with processes that are started again however often they die. */
    public SuiteOptions withoutGivingUp() {
        return new SuiteOptions(repository, data, portBase, fresh, seed, true);
    }

    /** The same with nothing in it. */
    public SuiteOptions withoutSeed() {
        return new SuiteOptions(repository, data, portBase, fresh, false, persistent);
    }
}
