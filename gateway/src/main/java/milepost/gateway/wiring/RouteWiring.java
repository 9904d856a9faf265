package milepost.gateway.wiring;

import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import milepost.gateway.docs.DocsRoutes;
import milepost.gateway.door.FrontDoor;
import milepost.gateway.door.RequestMetrics;
import milepost.gateway.door.SecurityHeaders;
import milepost.gateway.door.WireSpelling;
import milepost.gateway.limits.LimitSettings;
import milepost.gateway.limits.RateLimits;
import milepost.gateway.routes.Breakers;
import milepost.gateway.routes.OnTheSameLoop;
import milepost.gateway.routes.Patience;
import milepost.gateway.routes.Peers;
import milepost.gateway.routes.Routes;
import milepost.gateway.routes.SameAddress;
import milepost.gateway.routes.Siblings;
import milepost.gateway.tokens.AccessTokens;
import milepost.gateway.versions.OldVersionSettings;
import milepost.gateway.versions.OldVersions;
import milepost.gateway.worklist.WorklistRoutes;
import milepost.platform.web.Database;
import milepost.platform.web.ErrorsAndTraces;
import milepost.platform.web.InnerTokens;
import milepost.platform.web.Keys;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

@Configuration(proxyBeanMethods = false)
@Import({ErrorsAndTraces.class, Keys.class, Database.class})
@EnableConfigurationProperties({GatewaySettings.class, LimitSettings.class, Peers.class, Patience.class, OldVersionSettings.class})
class RouteWiring {

    @Bean
    RateLimits rateLimits(LimitSettings limits, GatewaySettings settings) {
        return new RateLimits(limits, settings.sandbox(), TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    FrontDoor frontDoor(ApplicationContext context, AccessTokens tokens, RateLimits limits, InnerTokens innerTokens,
                        GatewaySettings settings) {
        return new FrontDoor(context, tokens, limits, innerTokens, settings.sandbox());
    }

    @Bean
    OldVersions oldVersions(OldVersionSettings settings) {
        return new OldVersions(settings);
    }

    @Bean
    NettyServerCustomizer wireSpelling() {
        WireSpelling spelling = new WireSpelling();
        return server -> server.doOnChannelInit((_, channel, _) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "milepost.spelling", spelling));
    }

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    RequestMetrics requestMetrics(ApplicationContext context, MeterRegistry registry) {
        return new RequestMetrics(context, registry);
    }

    @Bean
    Breakers breakers() {
        return new Breakers();
    }

    @Bean
    Routes routes(Peers peers, Patience patience, Breakers breakers) {
        return new Routes(peers, patience, breakers);
    }

    @Bean
    SameAddress sameAddress() {
        return new SameAddress();
    }

    @Bean
    OnTheSameLoop routing(LoopResources eventLoops, HttpClient gatewayHttpClient, HttpClientProperties properties, ServerProperties server,
                          HttpClientSslConfigurer ssl, List<HttpClientCustomizer> customizers, ObjectProvider<List<HttpHeadersFilter>> headers) {
        return new OnTheSameLoop(eventLoops, gatewayHttpClient, loop -> withConnectionsOn(loop, properties, server, ssl, customizers), headers, properties);
    }

    /** The router has it only beside its own routing. */
    @Bean
    NettyWriteResponseFilter writing(GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> headers) {
        return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headers);
    }

    /** Made as the router makes the one client it would have. */
    private static HttpClient withConnectionsOn(LoopResources loop, HttpClientProperties properties, ServerProperties server,
                                                HttpClientSslConfigurer ssl, List<HttpClientCustomizer> customizers) {
        List<HttpClientCustomizer> all = new ArrayList<>(customizers);
        all.add(client -> client.runOn(loop).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, properties.getConnectTimeout()));
        HttpClientFactory factory = new HttpClientFactory(properties, server, ssl, all);
        try {
            factory.afterPropertiesSet();
            return Objects.requireNonNull(factory.getObject());
        } catch (Exception e) {
            throw new BeanCreationException("no client of the services can be made", e);
        }
    }

    @Bean
    Siblings siblings(HttpClient gatewayHttpClient, Peers peers, Breakers breakers, Patience patience) {
        return new Siblings(gatewayHttpClient, peers, breakers, patience);
    }

    @Bean
    RouterFunction<ServerResponse> worklistRoutes(Siblings siblings) {
        return new WorklistRoutes(siblings).routes();
    }

    @Bean
    RouterFunction<ServerResponse> docsRoutes() {
        return new DocsRoutes().routes();
    }

    /**
     * Netty would repeat a request whose connection was reset; a command must not be sent twice by a machine in the middle. The
     * response time-out bounds the silence between two parts of a body, which the routes' own time to first byte does not.
     */
    @Bean
    HttpClientCustomizer sendOnce(Patience patience, LoopResources eventLoops) {
        Duration silence = patience.report().plusSeconds(5);
        return client -> client.runOn(eventLoops).disableRetry(true).responseTimeout(silence);
    }

    @Bean
    MeterBinder breakerMetrics(Breakers breakers) {
        return (MeterRegistry registry) -> TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers.registry()).bindTo(registry);
    }
}
