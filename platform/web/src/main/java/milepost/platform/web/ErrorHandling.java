package milepost.platform.web;

import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers whatever goes wrong behind it; also the last resort for what goes wrong before it. */
final class ErrorHandling implements EdgeFilter, ErrorWebExceptionHandler {

    private final ErrorAnswers answers;
    private final Failures failures;

    ErrorHandling(ErrorAnswers answers, Failures failures) {
        this.answers = answers;
        this.failures = failures;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> chain.filter(exchange)).onErrorResume(error -> handle(exchange, error));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        // a body half sent cannot be turned into an error; the broken connection tells the client
        return exchange.getResponse().isCommitted()
                ? Mono.error(error)
                : Mono.defer(() -> answers.write(exchange, TraceInLogs.during(RequestTrace.of(exchange), () -> failures.asRefused(error))));
    }

    @Override
    public int getOrder() {
        return FilterOrder.ERRORS;
    }
}
