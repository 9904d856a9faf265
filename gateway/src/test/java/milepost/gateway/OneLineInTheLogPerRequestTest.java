package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OneLineInTheLogPerRequestTest {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> reader = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(Stream.concat(
                    event.getKeyValuePairs().stream().map(pair -> pair.key + "=" + pair.value),
                    event.getMDCPropertyMap().entrySet().stream().map(Object::toString)).collect(Collectors.joining(" ")));
        }
    };
    private final Logger accessLog = (Logger) LoggerFactory.getLogger("milepost.access");
    private final Level usual = accessLog.getLevel();
    private Suite suite;

    @BeforeEach
    void aGatewayWhoseAccessLogIsRead() {
        suite = Suite.sandbox();
        reader.start();
        accessLog.setLevel(Level.INFO);
        accessLog.addAppender(reader);
    }

    @AfterEach
    void noLonger() {
        accessLog.detachAppender(reader);
        accessLog.setLevel(usual);
    }

    @Test
    void itSaysWhoAskedWhichRouteAndHowItEndedButNeitherTokenNorQueryNorId() {
        UUID provider = UUID.randomUUID();
        String token = suite.providerToken(provider);

        suite.client(token).get().uri("/api/v3/participants/npq/7a1?filter[updated_since]=secret").header("X-Request-Id", "log-1")
                .exchange().expectStatus().isOk();

        assertThat(lineOf("log-1"))
                .contains("method=GET", "route=/api/v3/participants/npq ", "status=200", "caller=provider:" + provider, "trace_id=")
                .doesNotContain(token, "secret", "7a1");
    }

    @Test
    void aRequestTurnedAwayIsLoggedAsNobodys() {
        suite.client("mp_test_nobody-was-ever-given-this-one").get().uri("/api/v3/statements").header("X-Request-Id", "log-2")
                .exchange().expectStatus().isUnauthorized();

        assertThat(lineOf("log-2")).contains("status=401", "caller=nobody").doesNotContain("mp_test_");
    }

    private String lineOf(String requestId) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !found(requestId).isEmpty());
        assertThat(found(requestId)).hasSize(1);
        return found(requestId).getFirst();
    }

    private List<String> found(String requestId) {
        return lines.stream().filter(line -> line.contains("request_id=" + requestId)).toList();
    }
}
