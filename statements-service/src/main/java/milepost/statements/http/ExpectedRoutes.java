package milepost.statements.http;

import java.util.List;
import java.util.UUID;
import milepost.platform.web.ApiError;
import milepost.platform.web.Commands;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.ShowExpected;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.expected.Expectation;
import milepost.statements.domain.expected.Expected;
import milepost.statements.domain.expected.ExpectedOutput;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What a statement expects and has received, in the operator API. */
public final class ExpectedRoutes implements Routes {

    private final ShowExpected show;
    private final Commands commands;

    public ExpectedRoutes(ShowExpected show, Commands commands) {
        this.show = show;
        this.commands = commands;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/operator/v1/statements/{id}/expected", this::show);
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Requests.operator(request, "finance");
        StatementId id = new StatementId(Requests.pathUuid(request, "id"));
        return commands.query(request, () -> show.run(id)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(outcome -> switch (outcome) {
                    case ShowExpected.Outcome.Shown(var statement, var expectation) -> Answers.ok(View.of(statement, expectation));
                    case ShowExpected.Outcome.OfNpqOnly _ -> Mono.error(new Refused(422, ApiError.of("statement", "expected_of_npq_only",
                            "How many declarations are expected is known of NPQ statements only.")));
                }));
    }

    private record View(UUID statementId, List<MilestoneView> milestones, int expected, int received, int remaining,
            String expectedOutputPayment, List<CourseView> courses) {

        static View of(StatementId statement, Expectation expectation) {
            return new View(statement.value(), expectation.milestones().stream().map(MilestoneView::of).toList(), expectation.expected(),
                    expectation.received(), expectation.remaining(), expectation.outputPayment().toString(),
                    expectation.outputs().stream().map(CourseView::of).toList());
        }
    }

    private record MilestoneView(String declarationType, int expected, int received, int remaining) {

        static MilestoneView of(Expected milestone) {
            return new MilestoneView(milestone.type().code(), milestone.expected(), milestone.received(), milestone.remaining());
        }
    }

    private record CourseView(String courseIdentifier, int expected, int fundable, @Nullable String unitPrice, String amount) {

        static CourseView of(ExpectedOutput output) {
            return new CourseView(output.courseIdentifier(), output.expected(), output.fundable(),
                    output.unitPrice().map(Money::toString).orElse(null), output.amount().toString());
        }
    }
}
