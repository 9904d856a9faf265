package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.stream.Stream;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
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

/** An invoice as a row and back; a difference is what its column of the statement says otherwise. */
final class InvoiceRows {

    private InvoiceRows() {
    }

    static Invoice invoice(Readable row) {
        Bill bill = new Bill(Rows.text(row, "number"), Rows.day(row, "date"), Rows.money(row, "net"), Rows.money(row, "vat"),
                Rows.money(row, "gross"));
        return new Invoice(new InvoiceId(Rows.uuid(row, "id")), new StatementId(Rows.uuid(row, "statement_id")),
                new LeadProviderId(Rows.uuid(row, "lead_provider_id")), bill, state(row, differences(row, bill)),
                Rows.instant(row, "created_at"), Rows.instant(row, "updated_at"));
    }

    private static InvoiceState state(Readable row, List<Difference> differences) {
        String state = Rows.text(row, "state");
        return switch (state) {
            case "matched" -> new Matched();
            case "queried" -> new Queried(differences);
            case "accepted" -> new Accepted(Rows.text(row, "reason"), differences);
            case "rejected" -> new Rejected(Rows.text(row, "reason"), differences);
            case "superseded" -> new Superseded(differences);
            default -> throw new IllegalStateException("a state the life cycle does not know: " + state);
        };
    }

    private static List<Difference> differences(Readable row, Bill bill) {
        return Stream.of(Field.values()).map(field -> new Difference(field, field.in(bill), Rows.money(row, "statement_" + field.code())))
                .filter(difference -> !difference.invoiced().equals(difference.statement())).toList();
    }

    /** What the statement said of the field. */
    static Money statements(Invoice invoice, Field field) {
        return invoice.state().differences().stream().filter(difference -> difference.field() == field).map(Difference::statement)
                .findFirst().orElse(field.in(invoice.bill()));
    }
}
