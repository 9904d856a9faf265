package milepost.gateway.routes;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.function.UnaryOperator;
import milepost.gateway.faults.Failures;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import reactor.core.publisher.Mono;

/**
 * One breaker per service. They are resilience4j's operators themselves, not Spring Cloud's factory around them: that one brings a
 * time limiter over the whole exchange, a registry of its own and a fallback mechanism, all of which would have to be switched off.
 */
public final class Breakers {

    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            // as soon as the Retry-After of a 503 has passed, somebody tries
            .waitDurationInOpenState(Duration.ofSeconds(1))
            .permittedNumberOfCallsInHalfOpenState(3)
            .maxWaitDurationInHalfOpenState(Duration.ofSeconds(15))
            .recordException(Failures::isOutage)
            .build();

    private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CONFIG);

    public CircuitBreakerRegistry registry() {
        return registry;
    }

    GatewayFilter around(Service service) {
        CircuitBreaker breaker = registry.circuitBreaker(service.processName());
        return (exchange, chain) -> chain.filter(exchange).transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    <T> UnaryOperator<Mono<T>> of(Service service) {
        CircuitBreaker breaker = registry.circuitBreaker(service.processName());
        return call -> call.transformDeferred(CircuitBreakerOperator.of(breaker));
    }
}
