package milepost.statements.domain.pricing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import milepost.statements.domain.journal.Account;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.journal.JournalEntry;
import milepost.statements.domain.journal.Posting;

/** A closed statement kept in memory the way the database keeps it: entries only, figures as their sums. */
final class KeptJournal {

    private final boolean vatRegistered;
    private final List<JournalEntry> entries = new ArrayList<>();

    KeptJournal(PricingFacts facts) {
        vatRegistered = facts.vatRegistered();
        entries.add(Journal.cutOff(Pricing.price(facts).figures()));
    }

    /** Voids one member and answers what is left of the statement. */
    PricingFacts voidOne(PricingFacts facts, Member voided) {
        List<Member> left = facts.members().stream().filter(member -> member != voided).toList();
        PricingFacts after = new PricingFacts(facts.month(), facts.cohort(), facts.vatRegistered(), facts.contracts(), left,
                facts.refunds(), facts.adjustments());
        Payment before = payment(facts, voided).orElseThrow();
        Optional<Payment> inItsPlace = before.counted()
                ? left.stream().filter(member -> !payment(facts, member).orElseThrow().counted())
                        .flatMap(member -> payment(after, member).stream())
                        .filter(Payment::counted)
                        .findFirst()
                : Optional.empty();
        entries.add(new Journal(figures(), vatRegistered).voided(before, inItsPlace));
        return after;
    }

    Figures figures() {
        Map<Account, Money> sums = new EnumMap<>(Account.class);
        postings().forEach(posting -> sums.merge(posting.account(), posting.amount(), Money::plus));
        return Journal.figures(sums);
    }

    Stream<Posting> postings() {
        return entries.stream().flatMap(entry -> entry.postings().stream());
    }

    private static Optional<Payment> payment(PricingFacts facts, Member member) {
        return Pricing.price(facts).payments().stream()
                .filter(payment -> payment.member().line().equals(member.line()))
                .findFirst();
    }
}
