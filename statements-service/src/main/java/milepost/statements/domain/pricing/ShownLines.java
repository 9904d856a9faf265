package milepost.statements.domain.pricing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.ShownLine.Kind;
import milepost.statements.domain.pricing.ShownLine.Removal;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;

/** Spells a priced statement out, amount by amount: there is no figure without its lines (decision E10). */
public final class ShownLines {

    private static final Comparator<ShownLine> OLDEST_FIRST = Comparator
            .comparing(ShownLine::attachedAt)
            .thenComparing(ShownLine::id, UUID::compareTo);

    private final Statement statement;
    private final List<ShownLine> lines = new ArrayList<>();

    private ShownLines(Statement statement) {
        this.statement = statement;
    }

    public static List<ShownLine> of(Statement statement, PricedStatement priced, List<VoidedLine> voided) {
        ShownLines shown = new ShownLines(statement);
        priced.payments().forEach(shown::payment);
        voided.forEach(shown::voided);
        priced.refunds().forEach(shown::refund);
        priced.serviceFees().forEach(shown::serviceFee);
        priced.adjustments().forEach(shown::adjustment);
        shown.vat(priced.vat());
        return shown.lines.stream().sorted(OLDEST_FIRST).toList();
    }

    private void payment(Payment payment) {
        Optional<String> note = payment.counted()
                ? Optional.empty()
                : Optional.of("Counted once: the participant earns this milestone of the course on another line.");
        aboutDeclaration(Kind.PAYMENT, payment.member(), paymentState(), payment.unitPrice(), payment.output(), note);
        if (!payment.targetedDeliveryFunding().isZero()) {
            aboutDeclaration(Kind.TARGETED_DELIVERY_FUNDING, payment.member(), paymentState(),
                    payment.targetedDeliveryFunding(), payment.targetedDeliveryFunding(), Optional.empty());
        }
    }

    private void voided(VoidedLine line) {
        lines.add(new ShownLine(line.member().line().value(), Kind.PAYMENT, Optional.of(line.member()), "voided",
                line.unitPrice(), Money.ZERO, Optional.empty(), line.member().attachedAt(),
                Optional.of(new Removal(line.removedAt(), line.reason()))));
    }

    private void refund(Refund refund) {
        aboutDeclaration(Kind.REFUND, refund.member(), refundState(),
                refund.output(), refund.output().negated(), Optional.empty());
        if (!refund.targetedDeliveryFunding().isZero()) {
            aboutDeclaration(Kind.TARGETED_DELIVERY_FUNDING_REFUND, refund.member(), refundState(),
                    refund.targetedDeliveryFunding(), refund.targetedDeliveryFunding().negated(), Optional.empty());
        }
    }

    private void aboutDeclaration(
            Kind kind, Member member, String state, Money unitPrice, Money amount, Optional<String> description) {
        UUID line = member.line().value();
        boolean ownRow = kind == Kind.PAYMENT || kind == Kind.REFUND;
        lines.add(new ShownLine(ownRow ? line : derivedId(line, kind), kind, Optional.of(member), state,
                Optional.of(unitPrice), amount, description, member.attachedAt(), Optional.empty()));
    }

    private void serviceFee(ServiceFee fee) {
        if (!fee.amount().isZero()) {
            general(derivedId(fee.contract().id().value(), Kind.SERVICE_FEE), Kind.SERVICE_FEE, fee.amount(),
                    "Monthly service fee for " + fee.contract().courseIdentifier(), statement.createdAt());
        }
    }

    private void adjustment(Adjustment adjustment) {
        general(adjustment.id().value(), Kind.ADJUSTMENT, adjustment.amount(), adjustment.description(), adjustment.at());
    }

    private void vat(Money amount) {
        if (!amount.isZero()) {
            general(derivedId(statement.id().value(), Kind.VAT), Kind.VAT, amount,
                    "VAT at 20 % of the net total", statement.createdAt());
        }
    }

    private void general(UUID id, Kind kind, Money amount, String description, Instant at) {
        lines.add(new ShownLine(id, kind, Optional.empty(), statement.state().code(), Optional.empty(), amount,
                Optional.of(description), at, Optional.empty()));
    }

    private String paymentState() {
        return paymentState(statement.state());
    }

    /** A payment line's state is its statement's, in the words declarations use (decision E9). */
    static String paymentState(StatementState state) {
        return switch (state) {
            case Open _ -> "eligible";
            case Payable _ -> "payable";
            case Paid _ -> "paid";
        };
    }

    private String refundState() {
        return switch (statement.state()) {
            case Open _, Payable _ -> "awaiting_clawback";
            case Paid _ -> "clawed_back";
        };
    }

    /** A line that shares its row with another has an id of its own, the same one each time it is shown. */
    private UUID derivedId(UUID of, Kind kind) {
        StatementId on = statement.id();
        return UUID.nameUUIDFromBytes((on + ":" + of + ":" + kind.code()).getBytes(StandardCharsets.UTF_8));
    }
}
