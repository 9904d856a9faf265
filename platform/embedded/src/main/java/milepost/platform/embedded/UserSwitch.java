package milepost.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own it sees another user while its files stay ours; where
 * namespaces are forbidden, it runs as {@code nobody}, who then owns the data.
 */
enum UserSwitch {
    NONE(List.of()),
    NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"));

    private final List<String> prefix;

    UserSwitch(List<String> prefix) {
        this.prefix = prefix;
    }

    static UserSwitch forThisUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return NONE;
        }
        return works(Stream.concat(NAMESPACE.prefix.stream(), Stream.of("id", "-un")).toList()) ? NAMESPACE : NOBODY;
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    void handOver(Path directory) throws IOException {
        if (this != NOBODY) {
            return;
        }
        UserPrincipalLookupService users = directory.getFileSystem().getUserPrincipalLookupService();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                Files.setOwner(path, users.lookupPrincipalByName("nobody"));
            }
        }
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
