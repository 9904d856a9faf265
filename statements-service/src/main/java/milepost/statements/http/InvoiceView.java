package milepost.statements.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.statements.application.Invoices.Past;
import milepost.statements.domain.invoice.Bill;
import milepost.statements.domain.invoice.Invoice;
import org.jspecify.annotations.Nullable;

/** An invoice as the operator API shows it. */
record InvoiceView(UUID id, UUID statementId, UUID leadProviderId, String number, LocalDate date, String net, String vat, String gross,
        String state, List<InvoiceDocument.Differing> differences, @Nullable String reason, Instant createdAt, Instant updatedAt) {

    /** With what became of it, and who did that. */
    record WithHistory(UUID id, UUID statementId, UUID leadProviderId, String number, LocalDate date, String net, String vat, String gross,
            String state, List<InvoiceDocument.Differing> differences, @Nullable String reason, Instant createdAt, Instant updatedAt,
            List<Happened> history) {
    }

    record Happened(String state, String actor, String cause, Instant effectiveAt, Instant recordedAt) {

        static Happened of(Past past) {
            return new Happened(past.state(), past.step().actor().code(), past.step().cause(), past.step().effectiveAt(), past.recordedAt());
        }
    }

    static InvoiceView of(Invoice invoice) {
        Bill bill = invoice.bill();
        return new InvoiceView(invoice.id().value(), invoice.statement().value(), invoice.leadProvider().value(), bill.number(), bill.date(),
                bill.net().toString(), bill.vat().toString(), bill.gross().toString(), invoice.state().code(),
                InvoiceDocument.Differing.of(invoice.state().differences()), invoice.state().reasonGiven().orElse(null), invoice.createdAt(),
                invoice.updatedAt());
    }

    WithHistory with(List<Past> history) {
        return new WithHistory(id, statementId, leadProviderId, number, date, net, vat, gross, state, differences, reason, createdAt, updatedAt,
                history.stream().map(Happened::of).toList());
    }
}
