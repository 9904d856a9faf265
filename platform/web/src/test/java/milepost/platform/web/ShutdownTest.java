package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownTest {

    @Test
    void aCommandWhoseClientLeftIsSeenThroughBeforeTheProcessEnds() throws Exception {
        CommandsTest.GATES.put("last", new CompletableFuture<>());
        var edge = RunningEdge.with(CommandsTest.Routes.class);
        CommandsTest.leave(edge, "last");
        CommandsTest.GATES.get("last").completeAsync(() -> null, CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS));

        edge.close();

        try (var connection = edge.database.connect(); var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM effect WHERE name = 'last'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(1);
        }
    }
}
