package milepost.statements.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.Reconcile;
import milepost.statements.application.Worklist;
import milepost.statements.domain.LeadProviderId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Reconciliation and the worklist in the operator API. */
public final class FinanceRoutes implements Routes {

    private final Reconcile reconcile;
    private final Worklist worklist;
    private final Supplier<Instant> systemClock;

    /** @param systemClock what is in flight is a matter of recorded time, not of the request's (decision A13) */
    public FinanceRoutes(Reconcile reconcile, Worklist worklist, Supplier<Instant> systemClock) {
        this.reconcile = reconcile;
        this.worklist = worklist;
        this.systemClock = systemClock;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/operator/v1/reconciliation", this::reconcile)
                .GET("/operator/v1/worklist", this::worklist);
    }

    private Mono<ServerResponse> reconcile(ServerRequest request) {
        Requests.operator(request, "finance");
        return reconcile.run(provider(request), systemClock.get()).flatMap(report -> Answers.ok(new Report(
                report.inFlight(),
                report.differences().stream().map(each -> new Difference(each.kind(), each.declaration(), each.statement(),
                        each.expected(), each.found(), each.since())).toList(),
                report.imbalance().toString())));
    }

    private Mono<ServerResponse> worklist(ServerRequest request) {
        Requests.operator(request, "finance");
        return worklist.items()
                .map(item -> new Item(item.kind(), item.subjectType(), item.subjectId(), item.since(), item.detail()))
                .collectList()
                .flatMap(Answers::ok);
    }

    private static Optional<LeadProviderId> provider(ServerRequest request) {
        try {
            return request.queryParam("lead_provider_id").filter(text -> !text.isBlank())
                    .map(UUID::fromString).map(LeadProviderId::new);
        } catch (IllegalArgumentException noUuid) {
            throw new Refused(422, ApiError.of("lead_provider_id", "wrong_type", "The lead provider is named by its UUID."));
        }
    }

    private record Report(int inFlight, List<Difference> differences, String journalImbalance) {
    }

    private record Difference(String kind, @Nullable UUID declarationId, @Nullable UUID statementId, @Nullable String expected,
            @Nullable String found, Instant since) {
    }

    private record Item(String kind, String subjectType, String subjectId, Instant since, String detail) {
    }
}
