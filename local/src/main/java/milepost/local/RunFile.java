package milepost.local;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import milepost.local.sandbox.Provider;
import milepost.platform.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** {@code run.json}: where the running suite is, for programs. Whole at every moment and readable by its owner only. */
record RunFile(String gatewayUrl, @Nullable String consoleUrl, String operatorToken, Postgres postgres, Kafka kafka,
        Map<String, Running> processes, List<Provider> providers) {

    private static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    record Postgres(String host, int port, String user, String password) {}

    record Kafka(String bootstrap) {}

    record Running(long pid, int port, @Nullable Integer managementPort, String log) {}

    static void write(Place place, Keys keys, List<Watched> members, List<Provider> providers) {
        Map<String, Running> processes = new LinkedHashMap<>();
        members.forEach(member -> processes.put(member.kind().name(), new Running(member.pid(), member.kind().port(),
                member.kind().managementPort(), member.kind().log().toAbsolutePath().toString())));
        RunFile file = new RunFile(place.gateway().toString(), null, keys.operatorToken(),
                new Postgres("127.0.0.1", place.postgresPort(), EmbeddedPostgres.USER, keys.postgresPassword()),
                new Kafka("127.0.0.1:" + place.kafkaPort()), processes, providers);
        try {
            Place.writeSecret(place.file("run.json"), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n");
        } catch (IOException e) {
            throw new Unusable("run.json cannot be written (" + e.getMessage() + ").", e);
        }
    }
}
