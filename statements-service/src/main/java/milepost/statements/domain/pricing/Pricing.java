package milepost.statements.domain.pricing;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.ParticipantId;
import org.jspecify.annotations.Nullable;

/** Prices a statement: every line once, rounded once; totals add what is shown (decisions E1, E2, E5, E6). */
public final class Pricing {

    /** Who is counted first where two declarations claim the same milestone: the one attached first; ids in PostgreSQL's order. */
    public static final Comparator<Member> FIRST_ATTACHED = Comparator
            .comparing(Member::attachedAt)
            .thenComparing(member -> member.declaration().value().toString());

    private Pricing() {
    }

    public static PricedStatement price(PricingFacts facts) {
        Map<String, ContractVersion> contracts = byCourse(facts.contracts());
        Set<Milestone> counted = new HashSet<>();
        List<Payment> payments = facts.members().stream()
                .sorted(FIRST_ATTACHED)
                .map(member -> payment(facts, member, contracts.get(member.course().identifier()),
                        counted.add(Milestone.of(member))))
                .toList();
        return PricedStatement.of(payments, facts.refunds(), fees(facts.contracts()), facts.adjustments(), facts.vatRegistered());
    }

    /** The same sums as {@link #price} for declarations that are told in groups: equal prices, already rounded, times their number. */
    public static List<Earnings> earnings(YearMonth month, Cohort cohort, List<? extends Agreement> inForce, List<Claims> claims) {
        Map<String, ContractVersion> contracts = byCourse(inForce);
        return claims.stream().map(each -> earnings(month, cohort, each, contracts.get(each.course().identifier()))).toList();
    }

    /** What each contract pays whatever is declared, in order of kinds and courses. */
    public static List<ServiceFee> fees(List<? extends Agreement> contracts) {
        return contracts.stream()
                .sorted(Agreement.BY_KIND_AND_COURSE)
                .<ServiceFee>map(contract -> new ServiceFee(contract, contract.terms().monthlyFee()))
                .toList();
    }

    private static Map<String, ContractVersion> byCourse(List<? extends Agreement> contracts) {
        return contracts.stream().filter(ContractVersion.class::isInstance).map(ContractVersion.class::cast).collect(Collectors.toMap(ContractVersion::courseIdentifier, Function.identity()));
    }

    private static Earnings earnings(YearMonth month, Cohort cohort, Claims claims, @Nullable ContractVersion contract) {
        Money price = contract == null ? Money.ZERO : contract.terms().outputPerDeclaration();
        Money targeted = targeted(month, cohort, claims.course(), claims.type(), claims.targetedDeliveryFundingEligible(), contract);
        return Earnings.ofCourse(claims.course().identifier(), claims.type(), claims.counted(), claims.lines(),
                price.times(claims.counted()), targeted.times(claims.counted()));
    }

    private static Payment payment(
            PricingFacts facts, Member member, @Nullable ContractVersion contract, boolean firstOfItsMilestone) {
        Money price = contract == null ? Money.ZERO : contract.terms().outputPerDeclaration();
        return new Payment(member, firstOfItsMilestone, price, targeted(
                facts.month(), facts.cohort(), member.course(), member.type(), member.targetedDeliveryFundingEligible(), contract));
    }

    private static Money targeted(
            YearMonth month, Cohort cohort, Course course, DeclarationType type, boolean eligible, @Nullable ContractVersion contract) {
        return contract != null && eligible && TargetedDeliveryFunding.isPaid(month, cohort, course, type)
                ? contract.terms().targetedDeliveryFundingPerParticipant()
                : Money.ZERO;
    }

    /** Counted once, however many declarations claim it: facts/npq 7.4, DISTINCT on user and type per course. */
    record Milestone(ParticipantId participant, String course, DeclarationType type) {

        static Milestone of(Member member) {
            return new Milestone(member.participant(), member.course().identifier(), member.type());
        }
    }
}
