package milepost.statements.domain.pricing;

import java.math.BigDecimal;

/** VAT on a statement's net total where the provider is registered (decision E6). */
public final class Vat {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(20);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Vat() {
    }

    public static Money on(Money net, boolean registered) {
        return registered ? new ExactPrice(net.pounds().multiply(PERCENT), HUNDRED).rounded() : Money.ZERO;
    }
}
