package milepost.simulation;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import milepost.invariants.Violation;
import milepost.platform.simulation.Decoration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A run in 64 digits: what people were told, every record as it stands in its partition, what every service owns and copied, and how
 * often anybody looked at the clock – which is once for nearly everything that happens. Run as a program it tells those of one seed,
 * so that two processes can be compared.
 */
final class Digest {

    private Digest() {
    }

    public static void main(String[] arguments) {
        Quiet.please();
        System.out.println(of(Script.of(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]))));
    }

    static String of(Script script) {
        var world = new World(script.seed(), Decoration.NONE);
        var play = new Play(world);
        play.all(script.steps());
        List<Violation> found = new Rest(world, play.watch()).violations(true);
        var all = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(all)) {
            text(out, found + " " + told(world.told) + " " + world.suite.clock().nanos() + " " + Evidence.everything(world));
            for (String topic : Evidence.TOPICS) {
                for (ConsumerRecord<String, byte[]> record : world.suite.broker().records(topic)) {
                    text(out, "%s %d %d %s".formatted(topic, record.partition(), record.offset(), record.key()));
                    for (Header header : record.headers()) {
                        text(out, header.key());
                        out.write(header.value());
                    }
                    out.write(record.value() == null ? new byte[0] : record.value());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hash(all.toByteArray());
    }

    private static List<Object> told(Told told) {
        return List.of(told.persons, told.applications, told.accepted, told.declarations, told.authorised, told.wrongs, told.unanswered);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.writeByte('\n');
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }
}
