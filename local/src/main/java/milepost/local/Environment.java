package milepost.local;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import milepost.platform.embedded.EmbeddedPostgres;

/** What a service's process is told, as environment variables: nothing has a default in the services themselves. */
final class Environment {

    private Environment() {}

    static Map<String, String> of(Member member, Place place, Keys keys) {
        int base = place.options().portBase();
        Map<String, String> environment = new HashMap<>();
        String database = "postgresql://127.0.0.1:" + place.postgresPort() + "/" + member.database();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(member.port(base)));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(member.managementPort(base)));
        environment.put("SPRING_R2DBC_URL", "r2dbc:" + database);
        environment.put("SPRING_R2DBC_USERNAME", EmbeddedPostgres.USER);
        environment.put("SPRING_R2DBC_PASSWORD", keys.postgresPassword());
        environment.put("SPRING_FLYWAY_URL", "jdbc:" + database);
        environment.put("SPRING_FLYWAY_USER", EmbeddedPostgres.USER);
        environment.put("SPRING_FLYWAY_PASSWORD", keys.postgresPassword());
        environment.put("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "3s");
        // the C library would keep an arena per thread
        environment.put("MALLOC_ARENA_MAX", "2");
        // Kafka's clients tell every partition they touch
        environment.put("LOGGING_LEVEL_ORG_APACHE_KAFKA", "WARN");
        // one process of each: its successor takes over partitions and leases at once
        environment.put("MILEPOST_MESSAGING_INSTANCE", "local");
        // a neighbour that has just started on two busy cores needs longer than the 300 ms of architecture.md
        environment.put("MILEPOST_PEER_TIMEOUT", "1s");
        environment.put("MILEPOST_SANDBOX", "true");
        environment.put("MILEPOST_KEYS_JWKS", keys.jwks().toString());
        environment.put("MILEPOST_KEYS_PRIVATE", keys.privateKey(member).toString());
        for (Member peer : Member.values()) {
            if (peer != Member.GATEWAY) {
                environment.put("MILEPOST_PEERS_" + peer.processName().replace('-', '_').toUpperCase(Locale.ROOT), "http://127.0.0.1:" + peer.port(base));
            }
        }
        if (member == Member.GATEWAY) {
            environment.put("MILEPOST_BOOTSTRAP_OPERATOR_TOKEN_FILE", keys.operatorTokenFile().toString());
        } else {
            environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + place.kafkaPort());
        }
        return Map.copyOf(environment);
    }
}
