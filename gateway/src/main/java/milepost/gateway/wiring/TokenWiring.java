package milepost.gateway.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import milepost.gateway.routes.Siblings;
import milepost.gateway.tokens.AccessTokens;
import milepost.gateway.tokens.BootstrapToken;
import milepost.gateway.tokens.DeclaredOperators;
import milepost.gateway.tokens.IssueToken;
import milepost.gateway.tokens.LastUse;
import milepost.gateway.tokens.LeadProviders;
import milepost.gateway.tokens.PostgresTokens;
import milepost.gateway.tokens.RevokeToken;
import milepost.gateway.tokens.TokenRoutes;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class TokenWiring {

    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(15);

    @Bean
    InstantSource systemClock() {
        return InstantSource.system();
    }

    @Bean
    PostgresTokens postgresTokens(DatabaseClient database) {
        return new PostgresTokens(database);
    }

    @Bean
    LastUse lastUse(PostgresTokens tokens, InstantSource systemClock) {
        return new LastUse(tokens, systemClock);
    }

    @Bean
    AccessTokens accessTokens(PostgresTokens tokens, LastUse lastUse, InstantSource systemClock) {
        return new AccessTokens(tokens, lastUse, systemClock);
    }

    @Bean
    RouterFunction<ServerResponse> tokenRoutes(PostgresTokens tokens, AccessTokens known, Siblings siblings,
                                               TransactionalOperator transaction, GatewaySettings settings, InstantSource systemClock) {
        return new TokenRoutes(tokens, new LeadProviders(siblings),
                new IssueToken(tokens, transaction, UUID::randomUUID, settings.sandbox()),
                new RevokeToken(tokens, known, transaction), systemClock).routes();
    }

    /** Runs before the process calls itself ready. */
    @Bean
    ApplicationRunner bootstrapToken(PostgresTokens tokens, TransactionalOperator transaction, GatewaySettings settings) {
        return _ -> {
            Path file = settings.bootstrapOperatorTokenFile();
            if (file != null) {
                new BootstrapToken(tokens, transaction).insertFrom(file, UUID.randomUUID()).block(PATIENCE_AT_START);
            }
        };
    }

    @Bean
    ApplicationRunner declaredOperators(PostgresTokens tokens, TransactionalOperator transaction, GatewaySettings settings) {
        return _ -> {
            Path file = settings.operatorsFile();
            if (file != null) {
                new DeclaredOperators(tokens, transaction, UUID::randomUUID).admit(file).block(PATIENCE_AT_START);
            }
        };
    }
}
