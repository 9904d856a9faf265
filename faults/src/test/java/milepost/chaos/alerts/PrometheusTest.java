package milepost.chaos.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import milepost.chaos.faults.Ground;
import milepost.local.Unusable;
import milepost.platform.embedded.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path place;

    @Test
    void theShippedConfigurationIsTakenWithTheSuitesPorts() throws IOException {
        Configuration configuration = configuration("127.0.0.1:26010");

        assertThat(configuration.targets()).isEqualTo(Ground.PROCESSES.size());
        assertThat(configuration.text()).contains("scrape_interval: 1s", "evaluation_interval: 1s", "rule_files: [" + ShippedRules.OBSERVABILITY + "/rules/*.yml]")
                .doesNotContain(":8090", "../rules");
        assertThat(Ground.PROCESSES).allSatisfy(process ->
                assertThat(configuration.text()).contains("[\"127.0.0.1:26010\"], labels: {process: " + process + "}"));
    }

    @Test
    void aProcessThatIsAwayIsSeenAndJudged() throws IOException {
        assumeTrue(Prometheus.isInstalled(), "prometheus is not installed: it is not tried whether it can be asked");
        Instant begin = Instant.now();
        try (Prometheus prometheus = Prometheus.start(configuration("127.0.0.1:" + Ports.free()), place.resolve("prometheus"), Ports.free())) {
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(prometheus.episodes()).extracting(Episode::name)
                    .containsAll(Ground.PROCESSES.stream().map(process -> "ProcessDown " + process).toList()));

            Alerts alerts = prometheus.during(List.of(new Struck("kill -9 gateway", Expected.must(Alert.PROCESS_DOWN, "gateway"), begin, Instant.now())));

            assertThat(alerts.missing()).isEmpty();
            assertThat(alerts.unexpected()).noneMatch(each -> each.startsWith("ProcessDown gateway")).anyMatch(each -> each.startsWith("ProcessDown statements-service"));
        }
    }

    @Test
    void whoeverCannotBeAskedLeavesAFindingAndNoSilence() throws IOException {
        assumeTrue(Prometheus.isInstalled(), "prometheus is not installed: it is not tried whether it can be asked");
        Prometheus gone = Prometheus.start(configuration("127.0.0.1:" + Ports.free()), place.resolve("prometheus"), Ports.free());
        gone.close();

        assertThat(gone.during(List.of()).isClean()).isFalse();
    }

    @Test
    void theOneThatAKilledRunLeftBehindIsStoppedByTheNextAndThatOneEndsWithItsRun() throws IOException {
        assumeTrue(Prometheus.isInstalled(), "prometheus is not installed: it is not tried whether one that was left behind is stopped");
        Configuration configuration = configuration("127.0.0.1:" + Ports.free());
        int port = Ports.free();
        Prometheus left = Prometheus.start(configuration, place.resolve("prometheus"), port);
        await().atMost(PATIENCE).until(() -> Ports.taken(port));

        Prometheus next = Prometheus.start(configuration, place.resolve("prometheus"), port);

        assertThat(left.isAlive()).isFalse();
        await().atMost(PATIENCE).until(() -> Ports.taken(port));
        next.close();
        assertThat(Ports.taken(port)).isFalse();
    }

    @Test
    void aPortThatSomebodyElseHasIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Prometheus.start(configuration("127.0.0.1:1"), place.resolve("prometheus"), taken.getLocalPort()))
                    .isInstanceOf(Unusable.class).hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    private static Configuration configuration(String address) throws IOException {
        return Configuration.of(Files.readString(ShippedRules.OBSERVABILITY.resolve("prometheus/run.yml")), ShippedRules.OBSERVABILITY.resolve("rules"),
                SECOND, SECOND, _ -> address);
    }
}
