package milepost.statements.domain.invoice;

import java.util.List;
import java.util.stream.Stream;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Money;

/** An amount that the invoice and the statement say differently, be it by a penny. */
public record Difference(Field field, Money invoiced, Money statement) {

    /** The amounts that are compared. */
    public enum Field {
        NET("net"),
        VAT("vat"),
        GROSS("gross");

        private final String code;

        Field(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public Money in(Bill bill) {
            return switch (this) {
                case NET -> bill.net();
                case VAT -> bill.vat();
                case GROSS -> bill.gross();
            };
        }

        private Money in(Figures figures) {
            return switch (this) {
                case NET -> figures.net();
                case VAT -> figures.vat();
                case GROSS -> figures.total();
            };
        }
    }

    /** Empty where they say the same. */
    public static List<Difference> between(Bill bill, Figures statement) {
        return Stream.of(Field.values()).map(field -> new Difference(field, field.in(bill), field.in(statement)))
                .filter(difference -> !difference.invoiced.equals(difference.statement)).toList();
    }
}
