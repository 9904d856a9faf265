package milepost.statements.domain.invoice;

import static milepost.statements.domain.invoice.InvoiceRefusal.DATE_INVALID;
import static milepost.statements.domain.invoice.InvoiceRefusal.DATE_MISSING;
import static milepost.statements.domain.invoice.InvoiceRefusal.GROSS_INVALID;
import static milepost.statements.domain.invoice.InvoiceRefusal.GROSS_MISSING;
import static milepost.statements.domain.invoice.InvoiceRefusal.GROSS_NOT_NET_PLUS_VAT;
import static milepost.statements.domain.invoice.InvoiceRefusal.NET_INVALID;
import static milepost.statements.domain.invoice.InvoiceRefusal.NET_MISSING;
import static milepost.statements.domain.invoice.InvoiceRefusal.NUMBER_INVALID;
import static milepost.statements.domain.invoice.InvoiceRefusal.NUMBER_MISSING;
import static milepost.statements.domain.invoice.InvoiceRefusal.VAT_INVALID;
import static milepost.statements.domain.invoice.InvoiceRefusal.VAT_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenBillTest {

    @Test
    void whatAddsUpIsUnderstood() {
        assertThat(new WrittenBill("INV-2024/11 £", "2024-02-29", "1429.5", "285.90", "1715.4").read()).isEqualTo(new WrittenBill.Reading.Understood(
                new Bill("INV-2024/11 £", LocalDate.of(2024, 2, 29), Money.of("1429.50"), Money.of("285.90"), Money.of("1715.40"))));
        assertThat(new WrittenBill("1", "2024-11-27", "-10.00", "-2.00", "-12").read()).isInstanceOf(WrittenBill.Reading.Understood.class);
    }

    @Test
    void everythingThatIsMissingIsNamedInOrder() {
        assertThat(faults(new WrittenBill(null, null, null, null, null)))
                .containsExactly(NUMBER_MISSING, DATE_MISSING, NET_MISSING, VAT_MISSING, GROSS_MISSING);
    }

    @Test
    void amountsThatDoNotAddUpAreNamedBesideWhatElseIsWrong() {
        assertThat(faults(new WrittenBill("1", "2023-02-29", "10.00", "2.00", "12.01"))).containsExactly(DATE_INVALID, GROSS_NOT_NET_PLUS_VAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1,000.00", "£1", "1e3", "1E+2", "+1.00", ".50", "1.", "--1", "NaN", "1234567890123.00", "١٢", "\n", "10.500"})
    void anAmountHasAtMostTwoDecimalsAndNothingBesideIt(String amount) {
        assertThat(faults(new WrittenBill("1", "2024-11-27", amount, amount, amount))).containsExactly(NET_INVALID, VAT_INVALID, GROSS_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-13-01", "2024-11-31", "2024-11-27T00:00:00Z", "27/11/2024", "20241127", "tomorrow", "+2024-11-27", "\n"})
    void aDateIsADayOfTheCalendar(String date) {
        assertThat(faults(new WrittenBill("1", date, "0.00", "0.00", "0.00"))).containsExactly(DATE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INV\n1", "\u200B", "a\tb", "\uD800", "\u202Ex"})
    void aNumberCanBeSeen(String number) {
        assertThat(faults(new WrittenBill(number, "2024-11-27", "0.00", "0.00", "0.00"))).containsExactly(NUMBER_INVALID);
    }

    @Test
    void aNumberHasUpToAHundredCharacters() {
        assertThat(new WrittenBill("😀".repeat(100), "2024-11-27", "0.00", "0.00", "0.00").read()).isInstanceOf(WrittenBill.Reading.Understood.class);
        assertThat(faults(new WrittenBill("9".repeat(101), "2024-11-27", "0.00", "0.00", "0.00"))).containsExactly(NUMBER_INVALID);
    }

    private static List<InvoiceRefusal> faults(WrittenBill written) {
        return written.read() instanceof WrittenBill.Reading.Faulty(var faults) ? faults : List.of();
    }
}
