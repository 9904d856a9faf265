package milepost.platform.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import milepost.platform.embedded.KafkaProcess;
import milepost.platform.embedded.TopicsFile;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;

/**
 * One real Kafka broker per test JVM with the suite's topics, started when first asked for: a container where Docker answers, else a
 * child process. A test that stops or pauses it brings it back before it ends.
 */
public final class TestKafka {

    private static @Nullable Broker broker;
    private static boolean ready;

    private TestKafka() {}

    /** Where clients will connect: it may still be starting, for which nothing else has to wait. */
    public static String address() {
        return starting().bootstrapServers();
    }

    /** Where clients connect. */
    public static String bootstrapServers() {
        return broker().bootstrapServers();
    }

    /** Returns when it serves. */
    public static void awaitReady() {
        broker();
    }

    /** Freezes the broker: its connections stay open, nothing answers. */
    public static void pause() {
        broker().pause();
    }

    /** Lets the frozen broker go on. */
    public static void resume() {
        broker().resume();
    }

    /** Takes the broker down: connections are cut, new ones refused. */
    public static void stop() {
        broker().stop();
    }

    /** Brings the stopped broker back on the same port with the same records, and returns when it answers. */
    public static void start() {
        broker().start();
    }

    private interface Broker {
        String bootstrapServers();

        void awaitReady();

        void pause();

        void resume();

        void stop();

        void start();
    }

    private static synchronized Broker broker() {
        Broker starting = starting();
        if (!ready) {
            starting.awaitReady();
            ready = true;
        }
        return starting;
    }

    private static synchronized Broker starting() {
        if (broker == null) {
            boolean docker = Docker.answers();
            System.out.println("testkit: Kafka is " + (docker ? "a container" : "a child process (no Docker engine answered)"));
            broker = docker ? container() : child();
        }
        return broker;
    }

    private static Broker child() {
        KafkaProcess kafka = KafkaProcess.startingForTests();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-close"));
        return new Broker() {
            @Override
            public String bootstrapServers() {
                return kafka.bootstrapServers();
            }

            @Override
            public void awaitReady() {
                kafka.awaitReady();
            }

            @Override
            public void pause() {
                kafka.pause();
            }

            @Override
            public void resume() {
                kafka.resume();
            }

            @Override
            public void stop() {
                kafka.stop();
            }

            @Override
            public void start() {
                kafka.start();
            }
        };
    }

    private static Broker container() {
        KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withStartupTimeout(Duration.ofMinutes(3));
        FixedPort.bind(kafka, 9092);
        kafka.start();
        createTopics(kafka.getBootstrapServers());
        return new Broker() {
            @Override
            public String bootstrapServers() {
                return kafka.getBootstrapServers();
            }

            @Override
            public void awaitReady() {
                // it was waited for
            }

            @Override
            public void pause() {
                kafka.getDockerClient().pauseContainerCmd(kafka.getContainerId()).exec();
            }

            @Override
            public void resume() {
                kafka.getDockerClient().unpauseContainerCmd(kafka.getContainerId()).exec();
            }

            @Override
            public void stop() {
                kafka.getDockerClient().stopContainerCmd(kafka.getContainerId()).withTimeout(10).exec();
            }

            @Override
            public void start() {
                kafka.getDockerClient().startContainerCmd(kafka.getContainerId()).exec();
                Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> answers(kafka.getBootstrapServers()));
            }
        };
    }

    private static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(TopicsFile.read()).all().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("cannot create the suite's topics", e);
        }
    }

    private static boolean answers(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.listTopics().names().get(5, TimeUnit.SECONDS);
            return true;
        }
    }
}
