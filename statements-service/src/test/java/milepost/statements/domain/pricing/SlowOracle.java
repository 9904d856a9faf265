package milepost.statements.domain.pricing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The total of a statement computed a second time by somebody who trusts nothing: whole numbers of pence and schoolbook
 * division, one declaration after the other, without a line of the production code's arithmetic.
 */
final class SlowOracle {

    private SlowOracle() {
    }

    static long totalPence(PricingFacts facts) {
        long net = 0;
        List<Member> seen = new ArrayList<>();
        List<Member> inOrder = new ArrayList<>(facts.members());
        inOrder.sort((a, b) -> a.attachedAt().equals(b.attachedAt())
                ? a.declaration().value().toString().compareTo(b.declaration().value().toString())
                : a.attachedAt().compareTo(b.attachedAt()));
        for (Member member : inOrder) {
            if (seen.stream().anyMatch(other -> sameMilestone(other, member))) {
                continue;
            }
            seen.add(member);
            for (Agreement each : facts.contracts()) {
                if (each instanceof ContractVersion contract && contract.courseIdentifier().equals(member.course().identifier())) {
                    net += output(contract.terms()) + targeted(facts, contract.terms(), member);
                }
            }
        }
        for (Refund refund : facts.refunds()) {
            net -= pence(refund.output()) + pence(refund.targetedDeliveryFunding());
        }
        for (Agreement each : facts.contracts()) {
            net += each instanceof ContractVersion contract ? fee(contract.terms()) : 0;
        }
        for (Adjustment adjustment : facts.adjustments()) {
            net += pence(adjustment.amount());
        }
        return net + (facts.vatRegistered() ? halfUp(BigInteger.valueOf(net), BigInteger.valueOf(5)) : 0);
    }

    private static boolean sameMilestone(Member one, Member other) {
        return one.participant().value().equals(other.participant().value())
                && one.course().identifier().equals(other.course().identifier())
                && one.type().code().equals(other.type().code());
    }

    private static long output(NpqTerms terms) {
        if (terms.outputPaymentPercentage() == 0 || terms.numberOfPaymentPeriods() == 0) {
            return 0;
        }
        return halfUp(
                BigInteger.valueOf(pence(terms.perParticipant()) * terms.outputPaymentPercentage()),
                BigInteger.valueOf(100L * terms.numberOfPaymentPeriods()));
    }

    private static long fee(NpqTerms terms) {
        if (terms.monthlyServiceFee() != null) {
            return pence(terms.monthlyServiceFee());
        }
        if (terms.serviceFeePercentage() == 0 || terms.serviceFeeInstallments() == 0) {
            return 0;
        }
        return halfUp(
                BigInteger.valueOf(pence(terms.perParticipant()))
                        .multiply(BigInteger.valueOf(terms.recruitmentTarget()))
                        .multiply(BigInteger.valueOf(terms.serviceFeePercentage())),
                BigInteger.valueOf(100L * terms.serviceFeeInstallments()));
    }

    private static long targeted(PricingFacts facts, NpqTerms terms, Member member) {
        boolean inTime = facts.month().getYear() < 2025
                || facts.month().getYear() == 2025 && facts.month().getMonthValue() <= 10;
        boolean course = !member.course().group().equals("ehco") && !member.course().group().equals("support");
        boolean earned = inTime && course && facts.cohort().identifier().compareTo("2022") > 0
                && member.type().code().equals("started") && member.targetedDeliveryFundingEligible();
        return earned ? pence(terms.targetedDeliveryFundingPerParticipant()) : 0;
    }

    /** Schoolbook rounding: away from zero at the half. */
    private static long halfUp(BigInteger numerator, BigInteger denominator) {
        BigInteger twice = numerator.abs().multiply(BigInteger.TWO).add(denominator);
        long rounded = twice.divide(denominator.multiply(BigInteger.TWO)).longValueExact();
        return numerator.signum() < 0 ? -rounded : rounded;
    }

    private static long pence(Money money) {
        return Long.parseLong(money.toString().replace(".", ""));
    }
}
