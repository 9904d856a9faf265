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

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;

/** An invoice as a provider wrote it, before anybody knows whether it says anything sensible; null is what was left out. */
public record WrittenBill(@Nullable String number, @Nullable String date, @Nullable String net, @Nullable String vat, @Nullable String gross) {

    /** Nothing that cannot be seen, such as line ends, and no halves of characters. */
    private static final Pattern NUMBER = Pattern.compile("\\P{C}{1,100}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** A statement that takes back more than it pays is invoiced with negative amounts. */
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,2})?");

    /** What came of reading it. */
    public sealed interface Reading {

        record Understood(Bill bill) implements Reading {
        }

        /** All that is wrong with it, in the order of its attributes. */
        record Faulty(List<InvoiceRefusal> faults) implements Reading {
        }
    }

    public Reading read() {
        List<InvoiceRefusal> faults = new ArrayList<>();
        String readNumber = read(number, NUMBER, Function.identity(), NUMBER_MISSING, NUMBER_INVALID, faults);
        LocalDate readDate = read(date, DATE, LocalDate::parse, DATE_MISSING, DATE_INVALID, faults);
        Money readNet = read(net, AMOUNT, Money::of, NET_MISSING, NET_INVALID, faults);
        Money readVat = read(vat, AMOUNT, Money::of, VAT_MISSING, VAT_INVALID, faults);
        Money readGross = read(gross, AMOUNT, Money::of, GROSS_MISSING, GROSS_INVALID, faults);
        if (readNet != null && readVat != null && readGross != null && !readNet.plus(readVat).equals(readGross)) {
            faults.add(GROSS_NOT_NET_PLUS_VAT);
        }
        return faults.isEmpty()
                ? new Reading.Understood(new Bill(Objects.requireNonNull(readNumber), Objects.requireNonNull(readDate),
                        Objects.requireNonNull(readNet), Objects.requireNonNull(readVat), Objects.requireNonNull(readGross)))
                : new Reading.Faulty(List.copyOf(faults));
    }

    private static <T> @Nullable T read(@Nullable String text, Pattern shape, Function<String, T> meaning, InvoiceRefusal missing,
            InvoiceRefusal invalid, List<InvoiceRefusal> faults) {
        if (text == null) {
            faults.add(missing);
            return null;
        }
        try {
            if (shape.matcher(text).matches()) {
                return meaning.apply(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // said below
        }
        faults.add(invalid);
        return null;
    }
}
