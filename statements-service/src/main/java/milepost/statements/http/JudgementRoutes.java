package milepost.statements.http;

import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import milepost.platform.web.Answer;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.Invoices;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.Nudges;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.invoice.Invoice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Invoices in the operator API: finance looks at them, and accepts or rejects. */
public final class JudgementRoutes implements Routes {

    private final JudgeInvoice judge;
    private final Invoices invoices;
    private final Commands commands;
    private final Audit audit;
    private final Nudges nudges;

    public JudgementRoutes(JudgeInvoice judge, Invoices invoices, Commands commands, Audit audit, Nudges nudges) {
        this.judge = judge;
        this.invoices = invoices;
        this.commands = commands;
        this.audit = audit;
        this.nudges = nudges;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/operator/v1/invoices/{id}", this::show)
                .POST("/operator/v1/invoices/{id}/accept", this::accept)
                .POST("/operator/v1/invoices/{id}/reject", this::reject);
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Requests.operator(request, "finance");
        InvoiceId id = new InvoiceId(Requests.pathUuid(request, "id"));
        return invoices.find(id)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(invoice -> invoices.history(id).collectList().map(history -> InvoiceView.of(invoice).with(history)))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> accept(ServerRequest request) {
        Instant now = Requests.effectiveAt(request);
        return judged(request, "invoice accepted", (id, reason) -> judge.accept(id, reason, now));
    }

    private Mono<ServerResponse> reject(ServerRequest request) {
        Instant now = Requests.effectiveAt(request);
        return judged(request, "invoice rejected", (id, reason) -> judge.reject(id, reason, now));
    }

    private Mono<ServerResponse> judged(ServerRequest request, String what, BiFunction<InvoiceId, String, Mono<JudgeInvoice.Outcome>> judging) {
        Caller operator = Requests.operator(request, "finance");
        InvoiceId id = new InvoiceId(Requests.pathUuid(request, "id"));
        return Bodies.strict(request, Body.class).map(Body::checked)
                .flatMap(reason -> commands.run(request, () -> judging.apply(id, reason)
                        .flatMap(outcome -> recorded(operator, Requests.effectiveAt(request), what, reason, outcome))
                        .map(invoice -> Answer.ok(Json.bytes(InvoiceView.of(invoice))))))
                .doOnSuccess(_ -> nudges.wake());
    }

    /** What was so before is not another decision. */
    private Mono<Invoice> recorded(Caller operator, Instant now, String what, String reason, JudgeInvoice.Outcome outcome) {
        return outcome instanceof JudgeInvoice.Outcome.Judged(var invoice, var changed)
                ? (changed ? audit.record(operator, now, what, "invoice", invoice.id().toString(), Map.of("reason", reason)) : Mono.<Void>empty())
                        .thenReturn(invoice)
                : Mono.error(Problems.of(outcome));
    }

    private record Body(@Nullable String reason) {

        String checked() {
            Checked check = new Checked();
            String text = check.required("reason", reason, "-").strip();
            if (text.isEmpty() || text.codePointCount(0, text.length()) > 1000) {
                check.error("reason", "required", "A reason is given in up to 1,000 characters.");
            }
            check.refuse();
            return text;
        }
    }
}
