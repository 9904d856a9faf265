package milepost.statements.messaging;

import static milepost.statements.messaging.Published.said;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.invoice.Bill;
import milepost.statements.domain.invoice.Difference;
import milepost.statements.domain.invoice.Difference.Field;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.invoice.InvoiceState;
import milepost.statements.domain.invoice.InvoiceState.Accepted;
import milepost.statements.domain.invoice.InvoiceState.Matched;
import milepost.statements.domain.invoice.InvoiceState.Queried;
import milepost.statements.domain.invoice.InvoiceState.Rejected;
import milepost.statements.domain.invoice.InvoiceState.Superseded;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.Statement;
import org.jspecify.annotations.Nullable;

/** An invoice as a statement and finance's log tell it. */
record InvoicePayload(UUID id, String number, LocalDate date, String net, String vat, String gross, String state, List<Told> differences,
        @Nullable String reason, Instant createdAt, Instant updatedAt) {

    record Told(String field, String invoiced, String statement) {
    }

    static InvoicePayload of(Invoice invoice) {
        Bill bill = invoice.bill();
        return new InvoicePayload(invoice.id().value(), bill.number(), bill.date(), bill.net().toString(), bill.vat().toString(),
                bill.gross().toString(), invoice.state().code(), invoice.state().differences().stream().map(it ->
                        new Told(it.field().code(), it.invoiced().toString(), it.statement().toString())).toList(),
                invoice.state().reasonGiven().orElse(null), invoice.createdAt(), invoice.updatedAt());
    }

    Invoice invoice(Statement of) {
        var bill = new Bill(said(number), said(date), Money.of(said(net)), Money.of(said(vat)), Money.of(said(gross)));
        return new Invoice(new InvoiceId(said(id)), of.id(), of.terms().leadProvider(), bill, invoiceState(), said(createdAt), said(updatedAt));
    }

    private InvoiceState invoiceState() {
        List<Difference> differing = said(differences).stream().map(it -> new Difference(
                Field.valueOf(it.field().toUpperCase(Locale.ROOT)), Money.of(it.invoiced()), Money.of(it.statement()))).toList();
        return switch (said(state)) {
            case "matched" -> new Matched();
            case "queried" -> new Queried(differing);
            case "accepted" -> new Accepted(said(reason), differing);
            case "rejected" -> new Rejected(said(reason), differing);
            case "superseded" -> new Superseded(differing);
            default -> throw new IllegalArgumentException("a state the life cycle does not know: " + state);
        };
    }
}
