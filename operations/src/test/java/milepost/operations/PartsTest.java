package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartsTest {

    /** What may be shipped beside code of one's own: it asks for its notice, or for changes of itself to be shared. */
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "LGPL-2.1-only",
            "Bouncy Castle Licence");

    private static final String LIST = """
            {"components": [
              {"group": "org.example", "name": "one", "hashes": [
                {"alg": "MD5", "content": "0"}, {"alg": "SHA-256", "content": "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"}],
               "licenses": [{"license": {"name": "Do as I say"}}, {"license": {"id": "MIT"}}]},
              {"group": "milepost", "name": "own"}]}
            """;

    @ParameterizedTest
    @MethodSource("processes")
    void theListInADeployablesJarNamesEveryLibraryToTheByte(String process) throws IOException {
        Parts parts = builtParts(process);

        assertThat(parts.libraries()).hasSizeGreaterThan(80).anySatisfy((name, hash) -> assertThat(name).startsWith("spring-boot-actuator-"));
        assertThat(parts.unnamed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyPartMayBeShipped(String process) throws IOException {
        assertThat(builtParts(process).notUnder(ALLOWED)).isEmpty();
    }

    @Test
    void aLibraryThatTheListDoesNotNameIsFound(@TempDir Path folder) throws IOException {
        Parts parts = Parts.of(jar(folder, Map.of("BOOT-INF/lib/one.jar", "three", "BOOT-INF/lib/two.jar", "two", "BOOT-INF/lib/changed-one.jar", "one",
                "BOOT-INF/lib/spring-boot-jarmode-tools-4.1.0.jar", "x", "BOOT-INF/classes/a.class", "y", "META-INF/sbom/application.cdx.json", LIST))).orElseThrow();

        assertThat(parts.unnamed()).containsExactly("one.jar", "two.jar");
    }

    @Test
    void aPartUnderNoAllowedLicenceIsFound(@TempDir Path folder) throws IOException {
        Parts parts = Parts.of(jar(folder, Map.of("META-INF/sbom/application.cdx.json", LIST))).orElseThrow();

        assertThat(parts.notUnder(Set.of("MIT"))).isEmpty();
        assertThat(parts.notUnder(Set.of("Apache-2.0"))).containsExactly("org.example:one [Do as I say, MIT]");
    }

    @Test
    void aJarWithoutAListHasNone(@TempDir Path folder) throws IOException {
        assertThat(Parts.of(jar(folder, Map.of("BOOT-INF/lib/one.jar", "one")))).isEmpty();
    }

    private static Parts builtParts(String process) throws IOException {
        Optional<Path> jar = Parts.jar(process);
        assumeTrue(jar.isPresent(), process + " is not built: what it is made of is not looked at");
        Optional<Parts> parts = Parts.of(jar.get());
        assumeTrue(parts.isPresent(), process + " was built without -Psbom: what it is made of is not looked at");
        return parts.get();
    }

    private static Path jar(Path folder, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve("service-exec.jar");
        try (OutputStream file = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(file)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private static List<String> processes() {
        return Repository.PROCESSES;
    }
}
