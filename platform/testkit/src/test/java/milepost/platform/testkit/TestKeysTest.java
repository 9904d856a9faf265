package milepost.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestKeysTest {

    @TempDir
    private Path place;

    @Test
    void theyAreMadeOnceAndAreOnlyTheirOwners() throws Exception {
        Path file = place.resolve("home/keys.json");

        var made = TestKeys.in(file, List.of("gateway"));

        assertThat(TestKeys.in(file, List.of("gateway"))).isEqualTo(made).containsOnlyKeys("gateway").allSatisfy((_, key) -> assertThat(key.isPrivate()).isTrue());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void whereTheFileIsBrokenOrOfOthersTheyAreMadeAnew() throws Exception {
        Path file = Files.writeString(place.resolve("keys.json"), "{\"keys\":[");

        assertThat(TestKeys.in(file, List.of("gateway"))).containsOnlyKeys("gateway");
        assertThat(TestKeys.in(file, List.of("console"))).containsOnlyKeys("console");
    }
}
