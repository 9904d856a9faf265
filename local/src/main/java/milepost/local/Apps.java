package milepost.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import milepost.platform.embedded.Directories;
import milepost.platform.embedded.KafkaProcess;

/** The suite's programs as they are built, unpacked: an unpacked jar starts in four fifths of the time, and only such a one can have an AOT cache. */
record Apps(Path repository, Path cache) {

    /** One service, unpacked first when this build has not been yet. */
    Program service(Member member) {
        Path jar = built(member.processName(), "-exec");
        try {
            Path target = cache.resolve(member.processName() + "-" + content(jar));
            if (!Files.isDirectory(target)) {
                forgetOlder(member.processName());
                unpack(jar, target);
            }
            return new Program(member.processName(), target, Jvm.service(), List.of("-jar", target.resolve(jar.getFileName()).toString()));
        } catch (IOException e) {
            throw new Unusable("The build of " + member.processName() + " cannot be unpacked to " + cache + " (" + e.getMessage() + ").", e);
        }
    }

    /** Kafka, from this module's own jar and the libraries beside it, whoever starts the suite. */
    Program kafka(Place place) {
        Path jar = built("local", "");
        try {
            Path home = cache.resolve("kafka-" + libraries(jar));
            if (!Files.isDirectory(home)) {
                forgetOlder("kafka");
                Files.createDirectories(home);
            }
            List<String> run = new ArrayList<>(List.of("-cp", jar.toString()));
            run.addAll(KafkaProcess.main(place.kafkaPort(), place.kafkaControllerPort(), place.file("kafka")));
            return new Program("kafka", home, KafkaProcess.OPTIONS, List.copyOf(run));
        } catch (IOException e) {
            throw new Unusable("There is no place for Kafka in " + cache + " (" + e.getMessage() + ").", e);
        }
    }

    /** Every program of a suite. */
    List<Program> all(Place place) {
        return Stream.concat(Stream.of(kafka(place)), Stream.of(Member.values()).map(this::service)).toList();
    }

    private Path built(String module, String kind) {
        Path target = repository.resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9.]+" + kind + "\\.jar")).findFirst().orElseThrow(() -> notBuilt(module));
        } catch (IOException e) {
            throw notBuilt(module);
        }
    }

    private static Unusable notBuilt(String module) {
        return new Unusable("There is no build of " + module + "; ./mvnw -DskipTests package makes one.");
    }

    private void forgetOlder(String program) throws IOException {
        Files.createDirectories(cache);
        try (Stream<Path> older = Files.list(cache)) {
            older.filter(each -> each.getFileName().toString().startsWith(program + "-")).forEach(Directories::delete);
        }
    }

    private static void unpack(Path jar, Path target) throws IOException {
        Path unpacking = Files.createTempDirectory(target.getParent(), "unpacking-");
        Process process = new ProcessBuilder(Java.program(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djarmode=tools", "-jar", jar.toString(),
                "extract", "--force", "--destination", unpacking.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("extracting " + jar + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Files.move(unpacking, target);
    }

    /** A jar holds the checksum of each of its entries: to read them is a thousandth of the work of reading the jar. */
    private static String content(Path jar) throws IOException {
        try (ZipFile entries = new ZipFile(jar.toFile())) {
            return hash(entries.stream().map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc()));
        }
    }

    /** The JVM takes a cache for whatever jars stand where those of the training stood: that they are the same is for us to know. */
    private static String libraries(Path jar) {
        File[] beside = jar.resolveSibling("lib").toFile().listFiles();
        return hash(Stream.concat(Stream.of(jar.toFile()), Stream.of(beside == null ? new File[0] : beside).sorted())
                .map(file -> file.getName() + " " + file.length() + " " + file.lastModified()));
    }

    private static String hash(Stream<String> lines) {
        return Hashes.of(String.join("\n", lines.toList()).getBytes(StandardCharsets.UTF_8));
    }
}
