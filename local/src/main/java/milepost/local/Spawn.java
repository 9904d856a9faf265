package milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import milepost.platform.embedded.Session;

/** Starts a process that writes its own log; the log of the one before is kept beside it, because why that died stands there. */
final class Spawn {

    private Spawn() {}

    static Process process(List<String> command, Map<String, String> environment, Path log, ProcessBuilder.Redirect input) {
        ProcessBuilder builder = new ProcessBuilder(Session.own(command)).redirectErrorStream(true).redirectInput(input)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        try {
            keepThePrevious(log);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keepThePrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName().toString().replace(".log", ".previous.log")), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
