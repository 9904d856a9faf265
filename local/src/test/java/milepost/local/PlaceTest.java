package milepost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import milepost.platform.embedded.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {

    @TempDir
    private Path directory;

    @Test
    void aPortInUseIsNamedWithWhoNeedsIt() throws Exception {
        int base = freeBase();
        Place place = on(base);
        assertThatCode(place::requireFreePorts).doesNotThrowAnyException();

        try (ServerSocket other = new ServerSocket(base + 3, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(place::requireFreePorts).isInstanceOf(Unusable.class)
                    .hasMessage("Port " + other.getLocalPort() + ", which declarations-service needs, is in use by another program; "
                            + "stop that or choose other ports with --port-base N.");
        }
    }

    @Test
    void everyProcessHasItsFixedPorts() {
        assertThat(new Place(SuiteOptions.defaults(directory)).ports()).containsEntry(8080, "gateway").containsEntry(8090, "gateway")
                .containsEntry(8084, "statements-service").containsEntry(8094, "statements-service")
                .containsEntry(8100, "PostgreSQL").containsEntry(8101, "Kafka").containsEntry(8102, "Kafka").hasSize(13);
    }

    @Test
    void freshForgetsTheDataAndNothingElse() throws Exception {
        SuiteOptions options = SuiteOptions.defaults(directory).withData(directory.resolve("data"));
        Place place = new Place(options);
        place.prepare();
        Files.createDirectories(place.file("postgres/base"));
        Files.writeString(place.file("somebody-elses.txt"), "kept");

        new Place(options.withFreshData()).prepare();

        assertThat(place.file("postgres")).doesNotExist();
        assertThat(place.file("somebody-elses.txt")).exists();
        assertThat(place.file("logs")).isDirectory();
    }

    @Test
    void aDataDirectoryThatIsAFileIsOneSentence() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> DirectoryLock.on(file)).isInstanceOf(Unusable.class)
                .hasMessageStartingWith("The data directory " + file + " cannot be used (").hasMessageEndingWith(").");
    }

    @Test
    void twoSuitesDoNotShareADirectory() {
        try (DirectoryLock ignored = DirectoryLock.on(directory)) {
            assertThatThrownBy(() -> DirectoryLock.on(directory)).isInstanceOf(Unusable.class)
                    .hasMessageStartingWith("Milepost already runs on " + directory + " (process " + ProcessHandle.current().pid() + ");");
        }
        assertThatCode(() -> DirectoryLock.on(directory).close()).doesNotThrowAnyException();
    }

    private int freeBase() {
        while (true) {
            int base = Ports.free();
            if (base < 64_000 && on(base).ports().keySet().stream().noneMatch(Ports::taken)) {
                return base;
            }
        }
    }

    private Place on(int base) {
        return new Place(SuiteOptions.defaults(directory).withPortBase(base));
    }
}
