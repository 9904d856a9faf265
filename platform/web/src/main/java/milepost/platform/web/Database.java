package milepost.platform.web;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;
import reactor.pool.PooledRefMetadata;

/**
 * The connection pool and the one way to open transactions, alike for every service ({@code @Import(Database.class)}). It never
 * connects at start: without a database the process is up and not ready, and becomes ready by itself.
 */
@Configuration(proxyBeanMethods = false)
@Import(EventLoops.class)
@EnableConfigurationProperties(DatabaseSettings.class)
public class Database {

    /** A statement that takes longer is given up; shorter than the transaction, so that the connection survives. */
    static final Duration STATEMENT_LIMIT = Duration.ofMillis(4_500);

    /** Decision A8 rests on it: {@code complete_until} lies twice as far back. */
    static final Duration TRANSACTION_LIMIT = Duration.ofSeconds(5);

    /** A connection that said nothing for so long, with a statement under way, has lost its server. */
    private static final Duration SILENCE = STATEMENT_LIMIT.plusSeconds(2);

    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(DatabaseSettings settings, LoopResources eventLoops,
                                     @Value("${spring.application.name:milepost}") String application) {
        return pool(connections(settings, eventLoops, application), settings.poolSize());
    }

    @Bean
    R2dbcTransactionManager transactionManager(ConnectionFactory connectionFactory) {
        return new R2dbcTransactionManager(connectionFactory);
    }

    /** Joins a running transaction, else begins one; there is no other (no REQUIRES_NEW, spring-framework #32115). */
    @Bean
    TransactionalOperator transaction(R2dbcTransactionManager transactionManager) {
        return TransactionalOperator.create(transactionManager);
    }

    /** Statements use PostgreSQL's own {@code $1}; nothing scans them for named parameters. */
    @Bean
    DatabaseClient databaseClient(ConnectionFactory connectionFactory) {
        return DatabaseClient.builder().connectionFactory(connectionFactory).namedParameters(false).build();
    }

    @Bean
    Lookups lookups(DatabaseSettings settings, LoopResources eventLoops, @Value("${spring.application.name:milepost}") String application) {
        return new Lookups(eventLoops, loop -> connections(settings, loop, application), SILENCE);
    }

    @Bean
    DatabaseClock databaseClock(DatabaseClient db) {
        return new DatabaseClock(db.sql("SELECT clock_timestamp() AS now")
                .map(row -> row.get("now", Instant.class)).one(), System::nanoTime);
    }

    private static ConnectionFactory connections(DatabaseSettings settings, LoopResources loops, String application) {
        return ConnectionFactories.get(ConnectionFactoryOptions.parse(settings.url()).mutate()
                .option(ConnectionFactoryOptions.USER, settings.username())
                .option(ConnectionFactoryOptions.PASSWORD, settings.password())
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, Duration.ofSeconds(2))
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, application)
                .option(PostgresqlConnectionFactoryProvider.TCP_NODELAY, true)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                // as text, every document would travel as hexadecimal and be decoded character by character
                .option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, true)
                .option(PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES, 256)
                .option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, loops)
                .option(PostgresqlConnectionFactoryProvider.STATEMENT_TIMEOUT, STATEMENT_LIMIT)
                .option(PostgresqlConnectionFactoryProvider.OPTIONS,
                        Map.of("transaction_timeout", TRANSACTION_LIMIT.toMillis() + "ms"))
                .build());
    }

    static ConnectionPool pool(ConnectionFactory connections, int size) {
        // no validationQuery: connections were lost right after it (r2dbc-postgresql #459); closed ones are dropped as expired
        return new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .name("milepost")
                .initialSize(0).maxSize(size)
                // one try, as long as the two that the pool makes by default: the first logins of a cold process on a busy machine
                // take more than two seconds, and a second try throws them away to begin anew
                .maxAcquireTime(Duration.ofSeconds(4))
                .maxCreateConnectionTime(Duration.ofSeconds(4))
                .acquireRetry(0)
                .maxIdleTime(LONGEST_IDLE)
                .maxLifeTime(LONGEST_LIFE)
                // replaces the pool's own rule, which knows the two ages only: each request would meet a closed connection
                .customizer(pool -> pool.evictionPredicate(Database::isSpent))
                .build());
    }

    private static boolean isSpent(Connection connection, PooledRefMetadata use) {
        return use.idleTime() >= LONGEST_IDLE.toMillis() || use.lifeTime() >= LONGEST_LIFE.toMillis() || isClosed(connection);
    }

    /** What the driver knows by itself, so the answer is there at once. */
    private static boolean isClosed(Connection connection) {
        return !Mono.from(connection.validate(ValidationDepth.LOCAL)).toFuture().getNow(true);
    }
}
