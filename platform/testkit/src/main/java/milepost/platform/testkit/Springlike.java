package milepost.platform.testkit;

import java.util.Map;
import java.util.TreeMap;

/** The properties with which {@code ./run} would start a process, for a test that starts it on the testkit's servers. */
public final class Springlike {

    private Springlike() {}

    /** All properties of the process {@code name}: free ports, this database, the broker, for which it does not wait either, the keys, a sandbox. */
    public static Map<String, Object> properties(String name, TestPostgres.Database database) {
        Map<String, Object> properties = withoutKafka(name, database);
        properties.put("spring.kafka.bootstrap-servers", TestKafka.address());
        return properties;
    }

    /** The same for a process that has nothing to do with Kafka, such as the gateway. */
    public static Map<String, Object> withoutKafka(String name, TestPostgres.Database database) {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("management.server.port", "0"),
                Map.entry("spring.r2dbc.url", database.r2dbcUrl()),
                Map.entry("spring.r2dbc.username", database.user()),
                Map.entry("spring.r2dbc.password", database.password()),
                Map.entry("spring.flyway.url", database.jdbcUrl()),
                Map.entry("spring.flyway.user", database.user()),
                Map.entry("spring.flyway.password", database.password()),
                Map.entry("milepost.sandbox", "true"),
                Map.entry("milepost.keys.jwks", TestTokens.jwks().toString()),
                Map.entry("milepost.keys.private", TestTokens.privateKey(name).toString())));
    }

    /** The properties as command line arguments, for {@code SpringApplication.run}. */
    public static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream().map(each -> "--" + each.getKey() + "=" + each.getValue()).toArray(String[]::new);
    }
}
