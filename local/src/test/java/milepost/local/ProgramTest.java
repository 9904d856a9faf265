package milepost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real JVM records, assembles and uses a cache, with the options of the services. */
class ProgramTest {

    private static final String MARK = "-Dmilepost.suite=test";

    @TempDir
    private Path directory;
    private Program program;

    @BeforeEach
    void aProgramInAJar() throws Exception {
        program = program(Jvm.SERVICE);
    }

    @Test
    void aProgramStartsPlainlyUntilItIsTrainedAndFromItsCacheAfterwards() throws Exception {
        assertThat(program.trained()).isFalse();
        assertThat(program.isFromCache(program.command(MARK))).isFalse();
        assertThat(usesItsCache(program.command(MARK))).isFalse();

        train();

        assertThat(program.trained()).isTrue();
        assertThat(program.isFromCache(program.command(MARK))).isTrue();
        assertThat(usesItsCache(program.command(MARK))).isTrue();
    }

    @Test
    void aCacheThatTheJvmWouldPassOverIsNoticed() throws Exception {
        train();
        assertThat(exit(program.checking(program.cache()))).isZero();

        List<String> otherHeaders = new ArrayList<>(Jvm.SERVICE);
        otherHeaders.remove("-XX:+UseCompactObjectHeaders");
        assertThat(exit(program(otherHeaders).checking(program.cache()))).as("other object headers").isNotZero();

        Files.write(program.cache(), new byte[] {1, 2, 3});
        assertThat(exit(program.checking(program.cache()))).as("a broken file").isNotZero();
    }

    @Test
    void otherOptionsHaveAnotherCache() throws Exception {
        List<String> more = new ArrayList<>(Jvm.SERVICE);
        more.add("-XX:-UsePerfData");

        assertThat(program(more).cache()).isNotEqualTo(program.cache());
        assertThat(program(Jvm.SERVICE).cache()).isEqualTo(program.cache());
    }

    private void train() throws Exception {
        Path record = directory.resolve("record");
        assertThat(exit(program.recording(MARK, record))).isZero();
        assertThat(exit(program.assembling(MARK, record, program.cache()))).isZero();
    }

    private Program program(List<String> options) throws IOException {
        Path jar = directory.resolve("greeting.jar");
        if (!Files.exists(jar)) {
            pack(jar);
        }
        return new Program("greeting", directory, options, List.of("-cp", jar.toString(), Greeting.class.getName()));
    }

    private static void pack(Path jar) throws IOException {
        String name = Greeting.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(file);
                InputStream compiled = ProgramTest.class.getClassLoader().getResourceAsStream(name)) {
            entries.putNextEntry(new JarEntry(name));
            compiled.transferTo(entries);
        }
    }

    /** What the JVM says of where the class comes from, and what the system says of its memory, which must be the same. */
    private boolean usesItsCache(List<String> command) throws Exception {
        List<String> asked = new ArrayList<>(command);
        asked.add(1, "-Xlog:class+load");
        Process process = new ProcessBuilder(asked).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(); OutputStream input = process.getOutputStream()) {
            while (said.isEmpty() || !said.getLast().equals("Good morning.")) {
                said.add(Objects.requireNonNull(lines.readLine(), "it ended"));
            }
            boolean mapped = program.isUsedBy(process.pid());
            assertThat(said.stream().anyMatch(line -> line.contains("Greeting source: shared objects file"))).as("as the JVM says").isEqualTo(mapped);
            return mapped;
        }
    }

    private static int exit(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null")).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
