package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A provider that is set to invoice is paid what it has invoiced. */
class InvoicesIT {

    private static final String AFTER_THE_DEADLINE = TrainingProvider.AFTER_FIRST_DEADLINE;

    private final TrainingProvider provider = TrainingProvider.fresh();

    @Test
    void anInvoiceIsQueriedCorrectedMatchedAndPaid() {
        var statements = provider.twoStatements();
        List<String> declared = List.of(declare(), declare());
        declared.forEach(id -> Eventually.equal("eligible", () -> provider.state(id)));
        // two starts at 150.00; once there is no VAT on them, statements-service knows of the invoicing, too
        provider.operator().put("/operator/v1/lead-providers/" + provider.id(),
                Map.of("name", provider.name(), "vat_registered", false, "invoicing", true)).expect(200);
        Eventually.equal("300.00", () -> provider.statement(statements.first()).path("totals").path("total").asString());
        assertThat(send(statements.first(), "INV-1", "300.00").expect(422).codes()).containsExactly("statement_not_payable");
        provider.cutOff(AFTER_THE_DEADLINE, statements.first());
        declared.forEach(id -> Eventually.equal("payable", () -> provider.state(id)));
        assertThat(provider.authorise(AFTER_THE_DEADLINE, statements.first()).expect(422).codes()).containsExactly("invoice_outstanding");

        assertThat(send(statements.first(), "INV-1", "300.00").expect(200).attribute("state")).isEqualTo("matched");
        provider.voidDeclaration(declared.getFirst(), AFTER_THE_DEADLINE).expect(200);
        Eventually.equal(List.of("INV-1 queried"), () -> invoices(statements.first()));
        String queried = provider.statement(statements.first()).path("invoice").path("id").asString();
        Eventually.holds(() -> assertThat(provider.operator().get("/operator/v1/worklist").expect(200).body().valueStream()
                .map(item -> item.path("kind").asString() + " " + item.path("subject_id").asString()).toList()).contains("invoice_queried " + queried));
        assertThat(provider.authorise(AFTER_THE_DEADLINE, statements.first()).expect(422).codes()).containsExactly("invoice_outstanding");

        assertThat(send(statements.first(), "INV-2", "150.00").expect(200).attribute("state")).isEqualTo("matched");
        assertThat(invoices(statements.first())).containsExactly("INV-1 superseded", "INV-2 matched");
        provider.authorise(AFTER_THE_DEADLINE, statements.first()).expect(200);

        Eventually.equal("paid", () -> provider.state(declared.getLast()));
        assertThat(provider.state(declared.getFirst())).isEqualTo("voided");
        assertThat(provider.statement(statements.first()).path("totals").path("total").asString()).isEqualTo("150.00");
    }

    private String declare() {
        return provider.declare(provider.enrolled()).expect(200).id();
    }

    private Reply send(String statement, String number, String amount) {
        return provider.api().at(AFTER_THE_DEADLINE).post("/api/v3/statements/" + statement + "/invoices", Map.of("data", Map.of("type", "invoice",
                "attributes", Map.of("number", number, "date", "2040-11-26", "net", amount, "vat", "0.00", "gross", amount))));
    }

    private List<String> invoices(String statement) {
        return provider.api().get("/api/v3/statements/" + statement + "/invoices").expect(200).data().valueStream()
                .map(each -> each.path("attributes").path("number").asString() + " " + each.path("attributes").path("state").asString()).toList();
    }
}
