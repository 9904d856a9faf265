package milepost.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One real POST, with PostgreSQL writing down every statement of it; what pgbench repeats is therefore always what the service does. */
final class RecordedPost {

    private final Running running;

    RecordedPost(Running running) {
        this.running = running;
    }

    /** The transaction as a script of pgbench, each time about the next person. */
    String script() {
        Path log = running.stage().data().resolve("logs/postgres.log");
        int fresh = running.people().next(1);
        String key = "bench-" + fresh;
        try (Connection connection = running.stage().database("postgres")) {
            long begin = Files.size(log);
            logging(connection, "ALTER SYSTEM SET log_statement = 'all'");
            String declaration = post(fresh, key);
            logging(connection, "ALTER SYSTEM RESET log_statement");
            String logged = new String(Files.readAllBytes(log), (int) begin, (int) (Files.size(log) - begin));
            List<PostgresLog.Executed> transaction = PostgresLog.transactionWith(logged, "INSERT INTO attempts");
            String script = PgbenchScript.of(transaction, copies(fresh, key, declaration, transaction));
            running.programs().write("P3-transaction.sql", script.lines());
            return script;
        } catch (SQLException | IOException e) {
            throw new Failed("the statements of a POST cannot be recorded: " + e.getMessage(), e);
        }
    }

    private String post(int fresh, String key) {
        URI service = running.stage().declarations();
        Http provider = new Http(service, running.stage().innerToken(fresh % World.PROVIDERS));
        byte[] answer = Http.bytes(provider.request("POST", "/api/v3/participant-declarations", World.post(fresh), key).build());
        return Http.JSON.readTree(answer).path("data").path("id").asString();
    }

    private static void logging(Connection connection, String sql) {
        Copies.run(connection, sql);
        Copies.run(connection, "SELECT pg_reload_conf()");
        Patience.pause(Duration.ofMillis(700).toMillis());
    }

    /** What differs from one POST to the next, and how SQL makes it of a number. */
    private static Map<String, String> copies(int fresh, String key, String declaration, List<PostgresLog.Executed> transaction) {
        Map<String, String> copies = new LinkedHashMap<>();
        copies.put(Ids.of("fresh person", fresh).toString(), Ids.sql("fresh person", PgbenchScript.NUMBER));
        copies.put(Ids.of("fresh training", fresh).toString(), Ids.sql("fresh training", PgbenchScript.NUMBER));
        copies.put(World.provider(fresh % World.PROVIDERS), Ids.sql("provider", PgbenchScript.NUMBER + " % " + World.PROVIDERS));
        copies.put(Ids.of("partner", fresh % World.PROVIDERS).toString(), Ids.sql("partner", PgbenchScript.NUMBER + " % " + World.PROVIDERS));
        copies.put(declaration, Ids.sql("fresh declaration", PgbenchScript.NUMBER));
        copies.put(key, "'bench-' || " + PgbenchScript.NUMBER);
        // the attempt's fingerprint, by which earlier ones are looked up
        transaction.stream().flatMap(each -> each.parameters().values().stream()).filter(text -> text.matches("[0-9a-f]{64}")).findFirst()
                .ifPresent(hash -> copies.put(hash, "md5('a' || :1) || md5('b' || :1)".replace(":1", PgbenchScript.NUMBER)));
        return copies;
    }
}
