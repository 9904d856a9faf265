package milepost.statements.domain.invoice;

import java.time.LocalDate;
import milepost.statements.domain.pricing.Money;

/** What an invoice says; its three amounts always add up. */
public record Bill(String number, LocalDate date, Money net, Money vat, Money gross) {

    public Bill {
        if (!net.plus(vat).equals(gross)) {
            throw new IllegalArgumentException("net and VAT of an invoice are its gross amount");
        }
    }
}
