package milepost.statements.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.platform.web.Json;
import milepost.platform.web.StoredDocument;
import milepost.statements.domain.invoice.Bill;
import milepost.statements.domain.invoice.Difference;
import milepost.statements.domain.invoice.Invoice;
import org.jspecify.annotations.Nullable;

/** An invoice as {@code /api/v3} shows it (decision E11). */
record InvoiceDocument(UUID id, String type, Attributes attributes) {

    record Attributes(String number, LocalDate date, String net, String vat, String gross, String state, List<Differing> differences,
            @Nullable String reason, Instant createdAt, Instant updatedAt) {
    }

    record Differing(String field, String invoiced, String statement) {

        static List<Differing> of(List<Difference> differences) {
            return differences.stream().map(each ->
                    new Differing(each.field().code(), each.invoiced().toString(), each.statement().toString())).toList();
        }
    }

    static byte[] bytes(Invoice invoice) {
        Bill bill = invoice.bill();
        return Json.bytes(new InvoiceDocument(invoice.id().value(), "invoice", new Attributes(bill.number(), bill.date(),
                bill.net().toString(), bill.vat().toString(), bill.gross().toString(), invoice.state().code(),
                Differing.of(invoice.state().differences()), invoice.state().reasonGiven().orElse(null), invoice.createdAt(),
                invoice.updatedAt())));
    }

    static StoredDocument stored(Invoice invoice) {
        return new StoredDocument(invoice.id().value(), invoice.createdAt(), bytes(invoice));
    }
}
