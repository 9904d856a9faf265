package milepost.statements.http;

import java.util.UUID;
import java.util.function.Supplier;
import milepost.platform.web.Answer;
import milepost.platform.web.Bodies;
import milepost.platform.web.Chunk;
import milepost.platform.web.Commands;
import milepost.platform.web.Cursor;
import milepost.platform.web.Documents;
import milepost.platform.web.PageRequest;
import milepost.platform.web.Paging;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.Invoices;
import milepost.statements.application.Invoices.Place;
import milepost.statements.application.Nudges;
import milepost.statements.application.Statements;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.WrittenBill;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What a provider invoices for its own statements (decision E11). */
public final class InvoiceRoutes implements Routes {

    private static final String PATH = "/api/v3/statements/{id}/invoices";
    /** No shape of a number, day or amount holds it. */
    private static final String NO_VALUE = "\n";

    private final SubmitInvoice submit;
    private final Statements statements;
    private final Invoices invoices;
    private final Supplier<UUID> ids;
    private final Edge edge;

    /** What the handlers need of the platform, and who tells what changed. */
    public record Edge(Commands commands, Documents documents, Nudges nudges) {
    }

    public InvoiceRoutes(SubmitInvoice submit, Statements statements, Invoices invoices, Supplier<UUID> ids, Edge edge) {
        this.submit = submit;
        this.statements = statements;
        this.invoices = invoices;
        this.ids = ids;
        this.edge = edge;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET(PATH, this::list).POST(PATH, this::submit);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        LeadProviderId provider = provider(request);
        StatementId statement = new StatementId(Requests.pathUuid(request, "id"));
        PageRequest page = Paging.of(request);
        return statements.findOf(provider, statement)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(_ -> edge.documents().page(request, page,
                        rows -> invoices.page(provider, statement, place(rows), rows.limit()).map(InvoiceDocument::stored)));
    }

    private Mono<ServerResponse> submit(ServerRequest request) {
        LeadProviderId provider = provider(request);
        StatementId statement = new StatementId(Requests.pathUuid(request, "id"));
        return Bodies.attributes(request, "invoice").map(InvoiceRoutes::written)
                .flatMap(bill -> edge.commands().run(request, () -> submit.run(new SubmitInvoice.Request(
                        new InvoiceId(ids.get()), provider, statement, bill, Requests.effectiveAt(request))).flatMap(InvoiceRoutes::answer)))
                .doOnSuccess(_ -> edge.nudges().wake());
    }

    private static Mono<Answer> answer(SubmitInvoice.Outcome outcome) {
        return outcome instanceof SubmitInvoice.Outcome.Taken(var invoice)
                ? Mono.just(Answer.ok(Documents.envelope(InvoiceDocument.bytes(invoice))))
                : Mono.error(Problems.of(outcome));
    }

    private static WrittenBill written(JsonNode attributes) {
        return new WrittenBill(text(attributes, "number"), text(attributes, "date"), text(attributes, "net"), text(attributes, "vat"),
                text(attributes, "gross"));
    }

    /** A number of JSON is as good as the text of one. */
    private static @Nullable String text(JsonNode attributes, String name) {
        JsonNode value = attributes.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isString()) {
            String text = value.stringValue().strip();
            return text.isEmpty() ? null : text;
        }
        return value.isNumber() ? value.toString() : NO_VALUE;
    }

    private static Place place(Chunk rows) {
        return switch (rows) {
            case Chunk.From(var offset, _) -> new Place.Past(offset);
            case Chunk.After(Cursor(var at, var id), _) -> new Place.After(at, new InvoiceId(id));
        };
    }

    private static LeadProviderId provider(ServerRequest request) {
        return new LeadProviderId(Requests.provider(request).providerId());
    }
}
