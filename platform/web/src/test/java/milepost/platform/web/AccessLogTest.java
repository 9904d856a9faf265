package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

class AccessLogTest {

    private static final Logger ACCESS = (Logger) LoggerFactory.getLogger("milepost.access");
    private static final Logger FAILURES = (Logger) LoggerFactory.getLogger(Failures.class);

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.getMDCPropertyMap();
            super.append(event);
        }
    };

    @BeforeEach
    void listen() {
        lines.start();
        for (var logger : new Logger[] {ACCESS, FAILURES}) {
            logger.setLevel(Level.INFO);
            logger.addAppender(lines);
        }
    }

    @AfterEach
    void leave() {
        for (var logger : new Logger[] {ACCESS, FAILURES}) {
            logger.setLevel(null);
            logger.detachAppender(lines);
        }
    }

    @Test
    void aRequestLeavesOneJsonLineWithoutItsIdsOrSecrets() {
        var person = UUID.randomUUID();

        client().get().uri("/people/" + person + "?email=someone@example.org").header("Authorization", "Bearer s3cret")
                .header("X-Request-Id", "client-7").exchange().expectStatus().isOk();

        var text = json(0);
        var line = parsed(text);
        assertThat(line.path("method").stringValue()).isEqualTo("GET");
        assertThat(line.path("route").stringValue()).isEqualTo("/people/{id}");
        assertThat(line.path("status").intValue()).isEqualTo(200);
        assertThat(line.path("caller").stringValue()).isEqualTo(TestEdge.PROVIDER.name());
        assertThat(line.path("request_id").stringValue()).isEqualTo("client-7");
        assertThat(line.path("trace_id").stringValue()).hasSize(32);
        assertThat(line.path("ms").isNumber()).isTrue();
        assertThat(text).doesNotContain(person.toString()).doesNotContain("someone").doesNotContain("s3cret");
        assertThat(text.lines()).hasSize(1);
    }

    @Test
    void theLineAboutADefectCarriesTheNamesOfItsRequest() {
        client().get().uri("/broken").header("X-Request-Id", "client-8").exchange().expectStatus().isEqualTo(500);

        assertThat(parsed(json(0)).path("request_id").stringValue()).isEqualTo("client-8");
        assertThat(parsed(json(0)).path("stack_trace").stringValue()).contains("nobody thought of it");
        assertThat(parsed(json(1)).path("route").stringValue()).isEqualTo("/broken");
    }

    @Test
    void behindTheGatewayOnlyNotableRequestsLeaveALine() {
        var client = client(AccessLog.Lines.NOTABLE);

        client.get().uri("/people/" + UUID.randomUUID()).exchange().expectStatus().isOk();
        client.get().uri("/broken").exchange().expectStatus().isEqualTo(500);

        assertThat(parsed(json(1)).path("route").stringValue()).isEqualTo("/broken");
        assertThat(lines.list).hasSize(2).extracting(ILoggingEvent::getLoggerName).containsExactly(Failures.class.getName(), "milepost.access");
    }

    @Test
    void anUnmatchedPathIsNotWrittenDown() {
        client().get().uri("/someone@example.org").exchange().expectStatus().isNotFound();

        assertThat(parsed(json(0)).path("status").intValue()).isEqualTo(404);
        assertThat(json(0)).doesNotContain("someone").contains("\"route\":\"none\"");
    }

    private static WebTestClient client() {
        return client(AccessLog.Lines.ALL);
    }

    private static WebTestClient client(AccessLog.Lines all) {
        return TestEdge.around(
                route(GET("/people/{id}"), _ -> ServerResponse.ok().bodyValue("x"))
                .andRoute(GET("/broken"), _ -> Mono.<ServerResponse>error(() -> new IllegalStateException("nobody thought of it"))
                        .subscribeOn(Schedulers.parallel())),
                TestEdge.authenticated(TestEdge.PROVIDER, null), all);
    }

    /** The line as a service writes it. */
    private String json(int index) {
        await().atMost(Duration.ofSeconds(30)).until(() -> lines.list.size() > index);
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("logstash");
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        return new String(encoder.encode(lines.list.get(index)), StandardCharsets.UTF_8);
    }

    /** Refuses duplicate members. */
    private static JsonNode parsed(String line) {
        return Json.parse(line.getBytes(StandardCharsets.UTF_8));
    }
}
