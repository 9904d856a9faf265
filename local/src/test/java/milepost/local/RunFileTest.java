package milepost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import milepost.local.sandbox.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RunFileTest {

    @TempDir
    private Path directory;

    @Test
    void runJsonTellsProgramsEverythingAndOthersNothing() throws Exception {
        Place place = new Place(SuiteOptions.defaults(directory).withData(directory));
        Keys keys = new Keys(directory, "mp_test_operator", "database secret");
        Process child = new ProcessBuilder("sleep", "30").start();
        Watched gateway = new Watched(new Watched.Kind("gateway", 8080, 8090, Path.of("/logs/gateway.log"), () -> child, () -> true), new Deaf());
        Watched kafka = new Watched(new Watched.Kind("kafka", 8101, null, Path.of("/logs/kafka.log"), () -> child, () -> true), new Deaf());
        gateway.start();
        kafka.start();

        RunFile.write(place, keys, List.of(gateway, kafka), List.of(new Provider("an-id", "Alder", "mp_test_alder")));

        Path file = directory.resolve("run.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(JsonMapper.shared().readTree(Files.readString(file))).isEqualTo(JsonMapper.shared().readTree("""
                {"gateway_url": "http://127.0.0.1:8080", "console_url": null, "operator_token": "mp_test_operator",
                 "postgres": {"host": "127.0.0.1", "port": 8100, "user": "postgres", "password": "database secret"},
                 "kafka": {"bootstrap": "127.0.0.1:8101"},
                 "processes": {
                   "gateway": {"pid": %1$d, "port": 8080, "management_port": 8090, "log": "/logs/gateway.log"},
                   "kafka": {"pid": %1$d, "port": 8101, "management_port": null, "log": "/logs/kafka.log"}},
                 "providers": [{"id": "an-id", "name": "Alder", "token": "mp_test_alder"}]}
                """.formatted(child.pid())));
        gateway.leaveAlone();
        child.destroy();
        kafka.leaveAlone();
    }

    private static final class Deaf implements Watched.Keeper {

        @Override
        public void say(String sentence) {}

        @Override
        public void startedAgain() {}

        @Override
        public void gaveUp(String sentence) {}
    }
}
