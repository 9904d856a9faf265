package milepost.gateway.tokens;

import static org.springframework.web.reactive.function.server.RequestPredicates.DELETE;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.gateway.faults.Faults;
import milepost.platform.web.ApiError;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The token endpoints of the operator API; all of them need the scope {@code tokens}. */
public final class TokenRoutes {

    private static final String SCOPE = "tokens";

    private final PostgresTokens tokens;
    private final LeadProviders leadProviders;
    private final IssueToken issueToken;
    private final RevokeToken revokeToken;
    private final InstantSource clock;

    public TokenRoutes(PostgresTokens tokens, LeadProviders leadProviders, IssueToken issueToken, RevokeToken revokeToken,
                       InstantSource clock) {
        this.tokens = tokens;
        this.leadProviders = leadProviders;
        this.issueToken = issueToken;
        this.revokeToken = revokeToken;
        this.clock = clock;
    }

    public RouterFunction<ServerResponse> routes() {
        return route(POST("/operator/v1/lead-providers/{id}/tokens"), this::issue)
                .andRoute(GET("/operator/v1/lead-providers/{id}/tokens"), this::list)
                .andRoute(DELETE("/operator/v1/tokens/{id}"), this::revoke);
    }

    /** What an operator sends. */
    record Body(@Nullable String description, @Nullable Instant expiresAt) {
    }

    /** What an operator sees once. */
    record Shown(UUID id, String token, String description, @Nullable Instant expiresAt, Instant createdAt) {
    }

    private Mono<ServerResponse> issue(ServerRequest request) {
        Caller.Operator operator = Requests.operator(request, SCOPE);
        UUID provider = Requests.pathUuid(request, "id");
        return Bodies.strict(request, Body.class)
                .map(this::order)
                .filterWhen(_ -> leadProviders.known(provider, Requests.token(request)))
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(order -> key(request, operator)
                        .flatMap(key -> detached(issueToken.run(operator.name(), provider, order, key.orElse(null)))))
                .flatMap(TokenRoutes::respond);
    }

    private static Mono<ServerResponse> respond(IssueToken.Outcome outcome) {
        return switch (outcome) {
            case IssueToken.Outcome.Issued(var token, var secret) -> json(ServerResponse.created(URI.create("/operator/v1/tokens/" + token.id())),
                    new Shown(token.id(), secret.text(), token.description(), token.expiresAt(), token.createdAt()));
            case IssueToken.Outcome.KeyUsed _ -> Mono.error(Faults.keyUsed());
            case IssueToken.Outcome.KeyReused _ -> Mono.error(Faults.keyReused());
        };
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Requests.operator(request, SCOPE);
        return tokens.of(Requests.pathUuid(request, "id")).collectList().flatMap(all -> json(ServerResponse.ok(), all));
    }

    private Mono<ServerResponse> revoke(ServerRequest request) {
        Caller.Operator operator = Requests.operator(request, SCOPE);
        return detached(revokeToken.run(operator.name(), Requests.pathUuid(request, "id")))
                .flatMap(found -> found ? ServerResponse.noContent().build() : Mono.error(Refused.notFound()));
    }

    private TokenOrder order(Body body) {
        List<ApiError> errors = new ArrayList<>();
        String description = body.description() == null ? "" : body.description().strip();
        if (description.isEmpty() || description.length() > TokenOrder.LONGEST_DESCRIPTION) {
            errors.add(ApiError.field("/description", "description_invalid",
                    "A token needs a description of 1 to %d characters.".formatted(TokenOrder.LONGEST_DESCRIPTION)));
        }
        if (body.expiresAt() != null && !body.expiresAt().isAfter(clock.instant())) {
            errors.add(ApiError.field("/expires_at", "expires_at_not_in_future", "A token must expire in the future, or never."));
        }
        if (!errors.isEmpty()) {
            throw Refused.unprocessable(errors);
        }
        return new TokenOrder(description, body.expiresAt());
    }

    private static Mono<Optional<TokenOrder.Key>> key(ServerRequest request, Caller.Operator operator) {
        List<String> values = request.headers().header("Idempotency-Key");
        return values.isEmpty() ? Mono.just(Optional.empty()) : Bodies.raw(request, Bodies.LIMIT)
                .map(body -> Optional.of(TokenOrder.Key.of(operator.name(), request.path(), values, body)));
    }

    /** A change runs to its end whether or not its caller waits for it. */
    private static <T> Mono<T> detached(Mono<T> change) {
        return Mono.deferContextual(context -> Mono.fromFuture(change.contextWrite(context).toFuture(), true));
    }

    private static Mono<ServerResponse> json(ServerResponse.BodyBuilder response, Object body) {
        return response.contentType(MediaType.APPLICATION_JSON).bodyValue(Json.bytes(body));
    }
}
