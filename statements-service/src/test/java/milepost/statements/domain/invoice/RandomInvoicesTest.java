package milepost.statements.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.random.RandomGenerator;
import milepost.platform.testkit.Seeds;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.InvoiceDecision.Moved;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.api.Test;

/** Whatever happens to an invoice and its statement, in any order. */
class RandomInvoicesTest {

    private static final Instant NOW = Instant.parse("2024-11-26T09:00:00Z");
    private static final Bill BILL = new Bill("INV-1", LocalDate.parse("2024-11-26"), Money.of("10.00"), Money.of("2.00"), Money.of("12.00"));

    private final RandomGenerator random = Seeds.random("life of an invoice");

    @Test
    void aPaymentIsCoveredByWhatIsEqualOrByWhatFinanceTookWithTheseVeryDifferencesAndByNothingElse() {
        for (int story = 0; story < 2_000; story++) {
            Figures figures = figures();
            Invoice invoice = invoice(InvoiceState.of(Difference.between(BILL, figures)));
            boolean rejected = false;
            Figures taken = null;
            for (int step = 0; step < 30; step++) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        figures = figures();
                        taken = figures.equals(taken) ? taken : null;
                        invoice = after(invoice, new InvoiceCommand.Check(Difference.between(BILL, figures)));
                    }
                    case 2 -> {
                        boolean wasMatched = invoice.state() instanceof InvoiceState.Matched;
                        invoice = after(invoice, new InvoiceCommand.Accept("Fine", Difference.between(BILL, figures), false));
                        taken = wasMatched ? taken : figures;
                        rejected = false;
                    }
                    default -> {
                        invoice = after(invoice, new InvoiceCommand.Reject("Not fine", false));
                        taken = null;
                        rejected = true;
                    }
                }
                boolean equal = Difference.between(BILL, figures).isEmpty();
                assertThat(invoice.covers(figures)).as("%s with %s", invoice, figures).isEqualTo(!rejected && (equal || figures.equals(taken)));
                assertThat(invoice.state() instanceof InvoiceState.Rejected).isEqualTo(rejected);
            }
            Invoice replaced = after(invoice, new InvoiceCommand.Replace());
            assertThat(replaced.state() instanceof InvoiceState.Superseded).isEqualTo(!invoice.covers(figures));
        }
    }

    private static Invoice after(Invoice invoice, InvoiceCommand command) {
        return InvoiceLifeCycle.decide(invoice.state(), command) instanceof Moved(var next) ? invoice.in(next) : invoice;
    }

    private static Invoice invoice(InvoiceState state) {
        return new Invoice(new InvoiceId(new UUID(1, 1)), new StatementId(new UUID(2, 2)), new LeadProviderId(new UUID(3, 3)), BILL, state, NOW, NOW);
    }

    /** A few amounts, so that the same come again: what was due all along, other ones, and the same total with another VAT. */
    private Figures figures() {
        Money output = Money.ofPence(1_000 + random.nextInt(2));
        return new Figures(output, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ofPence(200 - random.nextInt(2)));
    }
}
