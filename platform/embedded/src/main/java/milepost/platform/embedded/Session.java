package milepost.platform.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A session of its own for a child process: Ctrl-C at the console then reaches the parent only, which stops its children in a good
 * order. Where there is no {@code setsid} (macOS) all of them are interrupted at once.
 */
public final class Session {

    private static final boolean AVAILABLE = Files.isExecutable(Path.of("/usr/bin/setsid"));

    private Session() {}

    /** The same command, in a session of its own where that is possible; the process id stays the command's. */
    public static List<String> own(List<String> command) {
        return AVAILABLE ? Stream.concat(Stream.of("/usr/bin/setsid"), command.stream()).toList() : command;
    }
}
