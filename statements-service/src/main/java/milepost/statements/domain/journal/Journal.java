package milepost.statements.domain.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.journal.JournalEntry.Reason;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.Vat;

/**
 * Writes the entries of a closed statement.
 *
 * @param figures       the sums of all entries so far
 * @param vatRegistered as it was at cut-off
 */
public record Journal(Figures figures, boolean vatRegistered) {

    /** The opening entry: the priced figures, owed to the provider. */
    public static JournalEntry cutOff(Figures priced) {
        return entry(Reason.CUT_OFF, Optional.empty(), postings(priced));
    }

    /** Takes a voided line back; a second declaration of the same milestone, when there is one, earns in its place. */
    public JournalEntry voided(Payment line, Optional<Payment> inItsPlace) {
        Money output = inItsPlace.map(Payment::output).orElse(Money.ZERO).minus(line.output());
        Money targeted = inItsPlace.map(Payment::targetedDeliveryFunding).orElse(Money.ZERO)
                .minus(line.targetedDeliveryFunding());
        return withVat(Reason.LINE_VOIDED, line.member().line().value(), List.of(
                new Posting(Account.OUTPUT, output), new Posting(Account.TARGETED_DELIVERY_FUNDING, targeted)));
    }

    /**
     * Takes a voided line back where bands price volume: the lines after it move up, and refunds give back other places.
     *
     * @param left what stands on the statement without it
     */
    public JournalEntry voided(LineId line, Figures left) {
        Figures change = left.minus(figures);
        return withVat(Reason.LINE_VOIDED, line.value(), List.of(
                new Posting(Account.OUTPUT, change.output()),
                new Posting(Account.UPLIFT, change.uplift()),
                new Posting(Account.CLAWBACKS, change.clawbacks())));
    }

    /** Books an adjustment, or the difference a change of it makes. */
    public JournalEntry adjusted(AdjustmentId adjustment, Money difference) {
        return withVat(Reason.ADJUSTMENT, adjustment.value(), List.of(new Posting(Account.ADJUSTMENTS, difference)));
    }

    /** Turns what is owed into what is paid; the figures stay as they are. */
    public JournalEntry authorised() {
        return new JournalEntry(Reason.AUTHORISATION, Optional.empty(), List.of(
                new Posting(Account.OWED_TO_PROVIDER, figures.total()),
                new Posting(Account.PAID_TO_PROVIDER, figures.total().negated())));
    }

    /** What had been booked since an older copy of the books was made, by what it came to. */
    public JournalEntry takenBack(Figures should) {
        return entry(Reason.TAKEN_BACK, Optional.empty(), postings(should.minus(figures)));
    }

    /** The figures that sums per account stand for. */
    public static Figures figures(Map<Account, Money> sums) {
        return new Figures(
                sums.getOrDefault(Account.OUTPUT, Money.ZERO),
                sums.getOrDefault(Account.SERVICE_FEE, Money.ZERO),
                sums.getOrDefault(Account.UPLIFT, Money.ZERO),
                sums.getOrDefault(Account.TARGETED_DELIVERY_FUNDING, Money.ZERO),
                sums.getOrDefault(Account.CLAWBACKS, Money.ZERO),
                sums.getOrDefault(Account.ADJUSTMENTS, Money.ZERO),
                sums.getOrDefault(Account.VAT, Money.ZERO));
    }

    /** VAT stays 20 % of the net total to the penny, so an entry carries the difference, not a rounding of its own. */
    private JournalEntry withVat(Reason reason, UUID subject, List<Posting> net) {
        Money change = Money.sum(net.stream().map(Posting::amount));
        Money vat = Vat.on(figures.net().plus(change), vatRegistered).minus(figures.vat());
        List<Posting> debits = new ArrayList<>(net);
        debits.add(new Posting(Account.VAT, vat));
        return entry(reason, Optional.of(subject), debits);
    }

    private static JournalEntry entry(Reason reason, Optional<UUID> subject, List<Posting> debits) {
        List<Posting> postings = new ArrayList<>(debits);
        postings.add(new Posting(
                Account.OWED_TO_PROVIDER, Money.sum(debits.stream().map(Posting::amount)).negated()));
        return new JournalEntry(reason, subject, postings);
    }

    private static List<Posting> postings(Figures figures) {
        return List.of(
                new Posting(Account.OUTPUT, figures.output()),
                new Posting(Account.SERVICE_FEE, figures.serviceFee()),
                new Posting(Account.UPLIFT, figures.uplift()),
                new Posting(Account.TARGETED_DELIVERY_FUNDING, figures.targetedDeliveryFunding()),
                new Posting(Account.CLAWBACKS, figures.clawbacks()),
                new Posting(Account.ADJUSTMENTS, figures.adjustments()),
                new Posting(Account.VAT, figures.vat()));
    }
}
