package milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java program of the suite and its command lines: from its AOT cache where there is one for exactly this program, this JDK and these
 * options, otherwise plain. The cache stands beside the unpacked program, whose directory is named for what is in it.
 *
 * @param home where its caches are
 * @param options what the JVM is told in every run; a cache made with others would be ignored
 * @param run what it runs: {@code -jar} or {@code -cp}, the class path, and what else there is to say
 */
record Program(String name, Path home, List<String> options, List<String> run) {

    static final String SUFFIX = ".aot";

    /** Machine code in a cache would be this processor's, and the JVM would run it on a lesser one without asking: so there is none in it. */
    private static final List<String> FOR_ANY_PROCESSOR = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTAdapterCaching", "-XX:-AOTStubCaching");

    /** Without a cache the optimising compiler doubles the work of a start, which has two cores for seven processes. */
    private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    /** Profiles would make every process 10 MB larger for as long as it lives, to be quicker in its first minute. */
    private static final List<String> WITHOUT_PROFILES = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    /** The cache for this JDK and these options, made or not. */
    Path cache() {
        String key = String.join("\n", options) + System.getProperty("java.vm.version") + System.getProperty("java.vm.vendor") + System.getProperty("os.arch");
        return home.resolve(Hashes.of(key.getBytes(StandardCharsets.UTF_8)) + SUFFIX);
    }

    boolean trained() {
        return Files.isRegularFile(cache());
    }

    /** To serve. */
    List<String> command(String mark) {
        return words(mark, trained() ? List.of(from(cache())) : List.of(QUICK_COMPILER_ONLY));
    }

    /** Whether it is a command line that names the cache. */
    boolean isFromCache(List<String> command) {
        return command.contains(from(cache()));
    }

    /** Whether a process has the cache in its memory, which a JVM that passed over it has not; where the system does not tell, it is believed. */
    boolean isUsedBy(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "maps"))) {
            return lines.anyMatch(line -> line.endsWith(cache().toString()));
        } catch (IOException | UncheckedIOException elsewhere) {
            return true;
        }
    }

    /** To be watched while it works: what it used is written to {@code record} when it ends. */
    List<String> recording(String mark, Path record) {
        return words(mark, Stream.concat(Stream.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record), WITHOUT_PROFILES.stream()).toList());
    }

    /** Makes a cache of what was recorded; runs nothing of the program. */
    List<String> assembling(String mark, Path record, Path cache) {
        return words(mark, List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record, from(cache)));
    }

    /** Ends with 0 when the JVM takes this cache for this program with these options, which it otherwise passes over in silence. */
    List<String> checking(Path cache) {
        List<String> command = new ArrayList<>(List.of(Java.program(), "-XX:AOTMode=on", from(cache)));
        command.addAll(FOR_ANY_PROCESSOR);
        command.addAll(options);
        command.addAll(List.of("-cp", run.get(1), "-version"));
        return List.copyOf(command);
    }

    private static String from(Path cache) {
        return "-XX:AOTCache=" + cache;
    }

    private List<String> words(String mark, List<String> how) {
        List<String> command = new ArrayList<>(List.of(Java.program(), mark));
        command.addAll(how);
        command.addAll(FOR_ANY_PROCESSOR);
        command.addAll(options);
        command.addAll(run);
        return List.copyOf(command);
    }
}
