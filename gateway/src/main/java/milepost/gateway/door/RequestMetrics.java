package milepost.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import milepost.gateway.routes.Service;
import milepost.platform.web.EdgeFilter;
import milepost.platform.web.FilterOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** {@code milepost.requests}: how long requests took, by the service that answered and by how it ended. */
public final class RequestMetrics implements EdgeFilter {

    private static final String NAME = "milepost.requests";

    private final ApplicationContext inside;
    private final MeterRegistry registry;
    private final Map<Ending, Timer> timers = new ConcurrentHashMap<>();

    public RequestMetrics(ApplicationContext inside, MeterRegistry registry) {
        this.inside = inside;
        this.registry = registry;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getApplicationContext() != inside) {
            return chain.filter(exchange);
        }
        long start = System.nanoTime();
        return chain.filter(exchange).doFinally(signal -> {
            Ending ending = Ending.of(exchange.getAttribute(Service.class.getName()), exchange.getResponse().getStatusCode(), signal);
            timers.computeIfAbsent(ending, this::timer).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        });
    }

    @Override
    public int getOrder() {
        return FilterOrder.ACCESS_LOG + 1;
    }

    private Timer timer(Ending ending) {
        return Timer.builder(NAME)
                .description("Requests at the front door")
                .tag("service", ending.service())
                .tag("outcome", ending.outcome())
                .register(registry);
    }

    private record Ending(String service, String outcome) {

        static Ending of(@Nullable Service service, @Nullable HttpStatusCode status, SignalType signal) {
            return new Ending(service == null ? "gateway" : service.processName(),
                    signal == SignalType.CANCEL ? "client_gone" : outcome(service, status == null ? 200 : status.value()));
        }

        private static String outcome(@Nullable Service service, int status) {
            return switch (status) {
                case 401 -> "unauthenticated";
                // a service's own 429 is a refusal of what was asked, not of how often somebody came
                case 429 -> service == null ? "rate_limited" : "refused";
                case 503 -> "unavailable";
                case 504 -> "timed_out";
                default -> status < 400 ? "ok" : status < 500 ? "refused" : "failed";
            };
        }
    }
}
