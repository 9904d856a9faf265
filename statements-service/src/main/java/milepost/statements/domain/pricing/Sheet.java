package milepost.statements.domain.pricing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.domain.pricing.ShownLine.Kind;
import milepost.statements.domain.pricing.ShownLine.Removal;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;

/** The sheet on which the amounts of a statement are written down, whatever kind of contract priced them. */
public final class Sheet {

    private static final Comparator<ShownLine> OLDEST_FIRST = Comparator
            .comparing(ShownLine::attachedAt)
            .thenComparing(ShownLine::id, UUID::compareTo);

    /** What one such line is worth, and by what: there may be no contract, and only an ECF one has bands. */
    public record PricedBy(Optional<Agreement> contract, Optional<String> band, Money unitPrice) {

        public static PricedBy contract(Optional<Agreement> contract, Money unitPrice) {
            return new PricedBy(contract, Optional.empty(), unitPrice);
        }
    }

    private final Statement statement;
    private final List<ShownLine> lines = new ArrayList<>();

    public Sheet(Statement statement) {
        this.statement = statement;
    }

    /** Oldest first. */
    public List<ShownLine> lines() {
        return lines.stream().sorted(OLDEST_FIRST).toList();
    }

    public void payment(Member member, PricedBy by, Money amount, Optional<String> note) {
        declared(member.line().value(), Kind.PAYMENT, member, paymentState(statement.state()), by, amount, note);
    }

    /** What a payment earns besides its price; nothing is no line. */
    public void earnedBesides(Kind kind, Member member, PricedBy by) {
        if (!by.unitPrice.isZero()) {
            declared(derivedId(member.line().value(), kind), kind, member, paymentState(statement.state()), by, by.unitPrice, Optional.empty());
        }
    }

    /** Takes back the price, positive here. */
    public void refund(Member member, PricedBy by, Optional<String> note) {
        declared(member.line().value(), Kind.REFUND, member, refundState(), by, by.unitPrice.negated(), note);
    }

    /** What a refund takes back besides the price, positive here; nothing is no line. */
    public void takenBackBesides(Kind kind, Member member, PricedBy by) {
        if (!by.unitPrice.isZero()) {
            declared(derivedId(member.line().value(), kind), kind, member, refundState(), by, by.unitPrice.negated(), Optional.empty());
        }
    }

    public void voided(VoidedLine line) {
        lines.add(new ShownLine(line.member().line().value(), Kind.PAYMENT, Optional.of(line.member()), Optional.empty(), "voided", Optional.empty(),
                line.unitPrice(), Money.ZERO, Optional.empty(), line.member().attachedAt(),
                Optional.of(new Removal(line.removedAt(), line.reason()))));
    }

    /** A fee of nothing is no line. */
    public void serviceFee(ServiceFee fee, String description) {
        if (!fee.amount().isZero()) {
            general(derivedId(fee.contract().id().value(), Kind.SERVICE_FEE), Kind.SERVICE_FEE, Optional.of(fee.contract()), fee.amount(), description,
                    statement.createdAt());
        }
    }

    public void adjustment(Adjustment adjustment) {
        general(adjustment.id().value(), Kind.ADJUSTMENT, Optional.empty(), adjustment.amount(), adjustment.description(), adjustment.at());
    }

    /** No VAT is no line. */
    public void vat(Money amount) {
        if (!amount.isZero()) {
            general(derivedId(statement.id().value(), Kind.VAT), Kind.VAT, Optional.empty(), amount, "VAT at 20 % of the net total", statement.createdAt());
        }
    }

    private void declared(UUID id, Kind kind, Member member, String state, PricedBy by, Money amount, Optional<String> note) {
        lines.add(new ShownLine(id, kind, Optional.of(member), by.contract, state, by.band, Optional.of(by.unitPrice), amount, note,
                member.attachedAt(), Optional.empty()));
    }

    private void general(UUID id, Kind kind, Optional<Agreement> contract, Money amount, String description, Instant at) {
        lines.add(new ShownLine(id, kind, Optional.empty(), contract, statement.state().code(), Optional.empty(), Optional.empty(), amount,
                Optional.of(description), at, Optional.empty()));
    }

    /** A payment line's state is its statement's, in the words declarations use (decision E9). */
    private static String paymentState(StatementState state) {
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
        return UUID.nameUUIDFromBytes((statement.id() + ":" + of + ":" + kind.code()).getBytes(StandardCharsets.UTF_8));
    }
}
