package milepost.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import milepost.platform.embedded.Directories;

/** The services as they are built, unpacked: an unpacked jar starts in four fifths of the time. Keyed by the jar's hash. */
record Apps(Path repository, Path cache) {

    /** The jar to start, unpacked first when this build has not been yet. */
    Path unpacked(Member member) {
        Path jar = built(member);
        try {
            Path target = cache.resolve(member.processName() + "-" + hash(jar));
            if (!Files.isDirectory(target)) {
                forgetOlder(member);
                unpack(jar, target);
            }
            return target.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new Unusable("The build of " + member.processName() + " cannot be unpacked to " + cache + " (" + e.getMessage() + ").", e);
        }
    }

    private Path built(Member member) {
        Path target = repository.resolve(member.processName()).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(member.processName() + "-[0-9.]+-exec\\.jar")).findFirst().orElseThrow(() -> notBuilt(member));
        } catch (IOException e) {
            throw notBuilt(member);
        }
    }

    private static Unusable notBuilt(Member member) {
        return new Unusable("There is no build of " + member.processName() + "; ./mvnw -DskipTests package makes one.");
    }

    private void forgetOlder(Member member) throws IOException {
        Files.createDirectories(cache);
        try (Stream<Path> older = Files.list(cache)) {
            older.filter(each -> each.getFileName().toString().startsWith(member.processName() + "-")).forEach(Directories::delete);
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

    private static String hash(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The command line of a service's process. */
    List<String> command(Member member, String mark) {
        return List.of(Java.program(), mark, "-Xmx176m", "-Xss512k", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-jar", unpacked(member).toString());
    }
}
