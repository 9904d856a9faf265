package milepost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InContainersTest {

    @TempDir
    private Path directory;

    private final List<String> said = new ArrayList<>();

    @Test
    void runJsonSaysWhereTheContainersAreAndWhatOpensThemAndIsItsOwnersAlone() throws Exception {
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("operator.token"), "mp_test_of-the-containers");
        Files.writeString(secrets.resolve("postgres.password"), "database secret");

        int port = whileNobodyIsLetIn(at -> InContainers.provide(options().withPortBase(at), secrets, said::add));

        Path file = directory.resolve("data/run.json");
        JsonNode run = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(run.path("gateway_url").asString()).isEqualTo("http://127.0.0.1:" + port);
        assertThat(run.path("operator_token").asString()).isEqualTo("mp_test_of-the-containers");
        assertThat(run.at("/postgres/password").asString()).isEqualTo("database secret");
        assertThat(run.at("/kafka/bootstrap").asString()).isEqualTo("127.0.0.1:" + (port + 21));
        assertThat(run.path("processes").size()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void aGatewayThatRefusesTheTokenIsNotAskedAThousandTimes() throws Exception {
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("operator.token"), "mp_test_of-another-time");
        Files.writeString(secrets.resolve("postgres.password"), "database secret");

        whileNobodyIsLetIn(at -> InContainers.provide(options().withPortBase(at), secrets, said::add));

        assertThat(said).anyMatch(sentence -> sentence.contains("the providers could not be put in")).noneMatch(sentence -> sentence.contains("complete"));
        assertThat(directory.resolve("data/sandbox/loaded")).doesNotExist();
    }

    @Test
    void withoutSecretsItSaysSoAndMakesNone() {
        assertThatThrownBy(() -> InContainers.provide(options(), directory.resolve("nowhere"), said::add)).isInstanceOf(Unusable.class).hasMessageContaining("There are no secrets");

        assertThat(directory).isEmptyDirectory();
    }

    private SuiteOptions options() {
        return SuiteOptions.defaults(directory).withData(directory.resolve("data"));
    }

    private interface AtAPort {
        void run(int port) throws IOException;
    }

    /** A gateway that knows no token. */
    private static int whileNobodyIsLetIn(AtAPort work) throws IOException {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        gateway.start();
        try {
            work.run(gateway.getAddress().getPort());
            return gateway.getAddress().getPort();
        } finally {
            gateway.stop(0);
        }
    }
}
