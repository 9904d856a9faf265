package milepost.declarations.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A declaration's lines on statements, as statements-service tells them: both lines and their statements' states, one truth.
 *
 * @param payment null where there is no payment line that counts
 * @param refund  null until a refund is placed
 */
public record Line(@Nullable Entry payment, @Nullable Entry refund, boolean upliftPaid, Instant effectiveAt) {

    /** A line on a statement. */
    public record Entry(StatementId statement, StatementState state) {
    }

    /** How far a statement is. */
    public enum StatementState {
        OPEN, PAYABLE, PAID;

        public static StatementState of(String slug) {
            return valueOf(slug.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** What the lines ask of the declaration. */
    DeclarationCommand says() {
        if (payment == null) {
            return new DeclarationCommand.LineVoided();
        }
        if (refund != null) {
            return switch (refund.state()) {
                case OPEN, PAYABLE -> new DeclarationCommand.RefundPlaced(payment.statement(), refund.statement());
                case PAID -> new DeclarationCommand.RefundPaid(payment.statement(), refund.statement());
            };
        }
        return switch (payment.state()) {
            case OPEN -> new DeclarationCommand.LineAttached(payment.statement());
            case PAYABLE -> new DeclarationCommand.LinePayable(payment.statement());
            case PAID -> new DeclarationCommand.LinePaid(payment.statement());
        };
    }
}
