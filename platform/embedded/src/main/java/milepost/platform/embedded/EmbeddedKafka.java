package milepost.platform.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka node, broker and controller in one, as a process of its own: {@code main} with client port, controller port and data
 * directory. It creates the suite's topics and ends when its standard input does, so that it never outlives who started it.
 */
public final class EmbeddedKafka {

    private EmbeddedKafka() {}

    /** Arguments: client port, controller port, data directory. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Properties settings = settings(port, Integer.parseInt(arguments[1]), Path.of(arguments[2]).toAbsolutePath());
        format(Path.of(arguments[2]).toAbsolutePath(), settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        createTopics(port);
        endWithStandardInput();
        server.awaitShutdown();
    }

    private static Properties settings(int port, int controllerPort, Path data) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", data.resolve("log").toString(),
                "auto.create.topics.enable", "false"));
        // one node: nothing can be replicated
        for (String internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(internal + ".replication.factor", "1");
            settings.put(internal + ".num.partitions", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // small: the cleaner alone takes 128 MB by default, and every partition maps two indexes of 10 MB
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "3");
        settings.put("background.threads", "2");
        settings.put("controlled.shutdown.enable", "false");
        return settings;
    }

    /** Formats a virgin directory only: a formatted one keeps its cluster id. */
    private static void format(Path data, Properties settings) throws IOException {
        if (Files.exists(data.resolve("log").resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        Path file = data.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        int outcome = StorageTool.execute(new String[] {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()},
                new PrintStream(OutputStream.nullOutputStream()));
        if (outcome != 0) {
            throw new IllegalStateException("Kafka could not format " + data);
        }
    }

    private static void createTopics(int port) throws ExecutionException, InterruptedException {
        List<NewTopic> wanted = TopicsFile.read();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            Set<String> there = admin.listTopics().names().get();
            admin.createTopics(wanted.stream().filter(topic -> !there.contains(topic.name())).collect(Collectors.toSet())).all().get();
        }
        System.out.println(KafkaProcess.READY);
    }

    private static void endWithStandardInput() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException parentIsGone) {
                // the same as its end
            }
            System.exit(0);
        });
    }
}
