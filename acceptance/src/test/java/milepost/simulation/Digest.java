package milepost.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import milepost.invariants.Violation;
import milepost.platform.simulation.Decoration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A run in 64 digits: what people were told, every record as it stands in its partition, what every service owns and copied, and how
 * often anybody looked at the clock – which is once for nearly everything that happens. Run as a program it says those of some seeds,
 * so that two processes can be compared.
 */
final class Digest {

    private final MessageDigest sum;

    private Digest() {
        try {
            sum = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }

    public static void main(String[] arguments) {
        Quiet.please();
        ofSeeds(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1])).forEach(System.out::println);
    }

    /** Of so many seeds, one after the other. */
    static List<String> ofSeeds(long seeds, int commands) {
        return LongStream.range(0, seeds).mapToObj(seed -> of(Script.of(seed, commands))).toList();
    }

    /** The same as a fresh JVM finds them, whose sets are salted differently and whose objects hash by another rule. */
    static List<String> ofSeedsInAnotherProcess(long seeds, int commands) throws IOException, InterruptedException {
        Path complaints = Files.createTempFile("digest", ".txt");
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=3", "-cp", System.getProperty("java.class.path"),
                Digest.class.getName(), Long.toString(seeds), Integer.toString(commands)).redirectError(complaints.toFile()).start();
        List<String> said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        if (other.waitFor() != 0) {
            throw new IllegalStateException("it ended with %d: %s".formatted(other.exitValue(), Files.readString(complaints)));
        }
        Files.delete(complaints);
        return said;
    }

    private static String of(Script script) {
        var world = new World(script.seed(), Decoration.NONE);
        var play = new Play(world);
        play.all(script.steps());
        List<Violation> found = new Rest(world, play.watch()).violations(true);
        var digest = new Digest();
        digest.add(found + told(world.told) + world.suite.clock().nanos() + Evidence.everything(world));
        for (String topic : Evidence.TOPICS) {
            world.suite.broker().records(topic).forEach(digest::add);
        }
        return HexFormat.of().formatHex(digest.sum.digest());
    }

    private static String told(Told told) {
        return List.of(told.persons, told.applications, told.accepted, told.declarations, told.authorised, told.outcomes, told.trainingRecords, told.wrongs, told.unanswered).toString();
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        add("%s %d %d %s".formatted(record.topic(), record.partition(), record.offset(), record.key()));
        for (Header header : record.headers()) {
            add(header.key());
            add(header.value());
        }
        if (record.value() != null) {
            add(record.value());
        }
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        sum.update(bytes);
    }
}
