package milepost.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Api api;

    @BeforeEach
    void aBusySuite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/busy", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            if (keys.size() == 1) {
                exchange.getResponseHeaders().set("Retry-After", "0");
            }
            answer(exchange, keys.size() == 1 ? 503 : 200, "{\"done\": true}");
        });
        server.createContext("/refused", exchange -> {
            keys.add("asked");
            answer(exchange, 422, "{\"errors\": [{\"code\": \"too_early\"}, {\"code\": \"too_much\"}]}");
        });
        server.start();
        api = new Api(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
    }

    @AfterEach
    void isGone() {
        server.stop(0);
    }

    @Test
    void toldToComeBackLaterItSendsTheSameAgainUnderTheSameKey() {
        assertThat(api.post("/busy", null, Map.of()).path("done").asBoolean()).isTrue();

        assertThat(keys).hasSize(2).doesNotContainNull();
        assertThat(keys.getFirst()).isEqualTo(keys.getLast());
    }

    @Test
    void whatIsRefusedIsNotSentAgain() {
        assertThatThrownBy(() -> api.post("/refused", null, Map.of())).isInstanceOf(Differs.class).hasMessageContaining("422");

        assertThat(keys).hasSize(1);
    }

    @Test
    void ofARefusalThatIsPartOfTheStoryItTellsTheFirstReason() {
        assertThat(api.refused("/refused", null, Map.of()).path("code").asString()).isEqualTo("too_early");
    }

    @Test
    void whatOughtToBeRefusedAndIsNotDiffers() {
        assertThatThrownBy(() -> api.refused("/busy", null, Map.of())).isInstanceOf(Differs.class).hasMessageContaining("to be refused").hasMessageContaining("200");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.length());
        try (var out = exchange.getResponseBody()) {
            out.write(body.getBytes());
        }
    }
}
