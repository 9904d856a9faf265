package milepost.statements.domain.pricing;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.ParticipantId;
import org.jspecify.annotations.Nullable;

/** Prices a statement: every line once, rounded once; totals add what is shown (decisions E1, E2, E5, E6). */
public final class Pricing {

    /** Who is counted first where two declarations claim the same milestone: the one attached first. */
    private static final Comparator<Member> FIRST_ATTACHED = Comparator
            .comparing(Member::attachedAt)
            .thenComparing(member -> member.declaration().value(), UUID::compareTo);

    private Pricing() {
    }

    public static PricedStatement price(PricingFacts facts) {
        Map<String, ContractVersion> contracts = facts.contracts().stream()
                .collect(Collectors.toMap(ContractVersion::courseIdentifier, Function.identity()));
        Set<Milestone> counted = new HashSet<>();
        List<Payment> payments = facts.members().stream()
                .sorted(FIRST_ATTACHED)
                .map(member -> payment(facts, member, contracts.get(member.course().identifier()),
                        counted.add(Milestone.of(member))))
                .toList();
        List<ServiceFee> fees = facts.contracts().stream()
                .sorted(Comparator.comparing(ContractVersion::courseIdentifier))
                .map(contract -> new ServiceFee(contract, contract.terms().monthlyFee()))
                .toList();
        return PricedStatement.of(payments, facts.refunds(), fees, facts.adjustments(), facts.vatRegistered());
    }

    private static Payment payment(
            PricingFacts facts, Member member, @Nullable ContractVersion contract, boolean firstOfItsMilestone) {
        if (contract == null) {
            return new Payment(member, firstOfItsMilestone, Money.ZERO, Money.ZERO);
        }
        Money targeted = TargetedDeliveryFunding.isEarned(facts.month(), facts.cohort(), member)
                ? contract.terms().targetedDeliveryFundingPerParticipant()
                : Money.ZERO;
        return new Payment(member, firstOfItsMilestone, contract.terms().outputPerDeclaration(), targeted);
    }

    /** Counted once, however many declarations claim it: facts/npq 7.4, DISTINCT on user and type per course. */
    private record Milestone(ParticipantId participant, String course, DeclarationType type) {

        static Milestone of(Member member) {
            return new Milestone(member.participant(), member.course().identifier(), member.type());
        }
    }
}
