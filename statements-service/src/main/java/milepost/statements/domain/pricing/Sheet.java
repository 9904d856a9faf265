package milepost.statements.domain.pricing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.domain.ContractId;
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

    private final Statement statement;
    private final List<ShownLine> lines = new ArrayList<>();

    public Sheet(Statement statement) {
        this.statement = statement;
    }

    /** Oldest first. */
    public List<ShownLine> lines() {
        return lines.stream().sorted(OLDEST_FIRST).toList();
    }

    public void payment(Member member, Optional<String> band, Money unitPrice, Money amount, Optional<String> note) {
        declared(member.line().value(), Kind.PAYMENT, member, paymentState(statement.state()), band, unitPrice, amount, note);
    }

    /** What a payment earns besides its price; nothing is no line. */
    public void earnedBesides(Kind kind, Member member, Money amount) {
        if (!amount.isZero()) {
            declared(derivedId(member.line().value(), kind), kind, member, paymentState(statement.state()), Optional.empty(), amount, amount,
                    Optional.empty());
        }
    }

    /** Takes back the price, positive here. */
    public void refund(Member member, Optional<String> band, Money price, Optional<String> note) {
        declared(member.line().value(), Kind.REFUND, member, refundState(), band, price, price.negated(), note);
    }

    /** What a refund takes back besides the price, positive here; nothing is no line. */
    public void takenBackBesides(Kind kind, Member member, Money price) {
        if (!price.isZero()) {
            declared(derivedId(member.line().value(), kind), kind, member, refundState(), Optional.empty(), price, price.negated(),
                    Optional.empty());
        }
    }

    public void voided(VoidedLine line) {
        lines.add(new ShownLine(line.member().line().value(), Kind.PAYMENT, Optional.of(line.member()), "voided", Optional.empty(),
                line.unitPrice(), Money.ZERO, Optional.empty(), line.member().attachedAt(),
                Optional.of(new Removal(line.removedAt(), line.reason()))));
    }

    /** A fee of nothing is no line. */
    public void serviceFee(ContractId contract, String description, Money amount) {
        if (!amount.isZero()) {
            general(derivedId(contract.value(), Kind.SERVICE_FEE), Kind.SERVICE_FEE, amount, description, statement.createdAt());
        }
    }

    public void adjustment(Adjustment adjustment) {
        general(adjustment.id().value(), Kind.ADJUSTMENT, adjustment.amount(), adjustment.description(), adjustment.at());
    }

    /** No VAT is no line. */
    public void vat(Money amount) {
        if (!amount.isZero()) {
            general(derivedId(statement.id().value(), Kind.VAT), Kind.VAT, amount, "VAT at 20 % of the net total", statement.createdAt());
        }
    }

    private void declared(UUID id, Kind kind, Member member, String state, Optional<String> band, Money unitPrice, Money amount,
            Optional<String> note) {
        lines.add(new ShownLine(id, kind, Optional.of(member), state, band, Optional.of(unitPrice), amount, note, member.attachedAt(),
                Optional.empty()));
    }

    private void general(UUID id, Kind kind, Money amount, String description, Instant at) {
        lines.add(new ShownLine(id, kind, Optional.empty(), statement.state().code(), Optional.empty(), Optional.empty(), amount,
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
