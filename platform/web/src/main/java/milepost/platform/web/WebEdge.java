package milepost.platform.web;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** The whole edge of a service: {@code @Import(WebEdge.class)}. */
@Configuration(proxyBeanMethods = false)
@Import({ErrorsAndTraces.class, Keys.class, Database.class, IdempotencyCleanUp.class})
@EnableConfigurationProperties(PeerSettings.class)
public class WebEdge {

    @Bean
    Authentication authentication(InnerTokenVerifier verifier) {
        return new Authentication(verifier);
    }

    /** Closed before the connections are. */
    @Bean
    @DependsOn("connectionFactory")
    SeenThrough seenThrough() {
        return new SeenThrough();
    }

    @Bean
    Documents documents(DatabaseClock clock) {
        return new Documents(clock);
    }

    @Bean
    Commands commands(TransactionalOperator transaction, DatabaseClient db, ObjectProvider<Attempts> attempts,
                      ErrorAnswers errors) {
        return new Commands(transaction, new IdempotencyRecords(db),
                attempts.getIfAvailable(() -> WebEdge::once), errors, Commands.PATIENCE);
    }

    @Bean
    Audit audit(DatabaseClient db) {
        return new Audit(db);
    }

    @Bean
    InternalClient internalClient(PeerSettings peers, InnerTokens tokens, LoopResources eventLoops) {
        return new InternalClient(peers, tokens, eventLoops);
    }

    /** All routes in one list. Routers that are beans of their own would be nested in each other, and requests would pass through all of them. */
    @Bean
    RouterFunction<ServerResponse> router(ObjectProvider<Routes> features) {
        var router = RouterFunctions.route();
        features.orderedStream().forEach(feature -> feature.addTo(router));
        return router.build();
    }

    @Bean
    Routing routing(RouterFunction<ServerResponse> router, ServerCodecConfigurer codecs, ApplicationContext service) {
        return new Routing(router, codecs, service);
    }

    private static <T> Mono<T> once(Supplier<Mono<T>> attempt) {
        return Mono.defer(attempt);
    }
}
