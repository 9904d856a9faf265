package milepost.statements.domain.pricing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import milepost.statements.domain.LineId;

/**
 * The NPQ statements of a history computed a second time by somebody who trusts nothing: whole numbers of pence and schoolbook division, one
 * declaration after the other, and a note of what was paid for each, without a line of the production code's arithmetic.
 */
final class SlowOracle {

    /** What a line came to, taken back or paid. */
    record Worth(long pence, long targetedPence) {
    }

    /** A statement by its lines and its total. */
    record Worked(Map<LineId, Worth> lines, long totalPence) {
    }

    private final NpqHistory history;
    private final Map<LineId, Worth> paid = new HashMap<>();

    private SlowOracle(NpqHistory history) {
        this.history = history;
    }

    static List<Worked> work(NpqHistory history) {
        SlowOracle oracle = new SlowOracle(history);
        List<Worked> worked = new ArrayList<>();
        for (NpqHistory.Month month : history.months()) {
            worked.add(oracle.work(month));
        }
        return worked;
    }

    private Worked work(NpqHistory.Month month) {
        Map<LineId, Worth> lines = new HashMap<>();
        long net = 0;
        List<Member> seen = new ArrayList<>();
        for (Member member : inOrder(month.declared())) {
            Worth worth = seen.stream().anyMatch(other -> sameMilestone(other, member)) ? new Worth(0, 0) : earned(month, member);
            seen.add(member);
            lines.put(member.line(), worth);
            paid.put(member.line(), worth);
            net += worth.pence + worth.targetedPence;
        }
        for (NpqHistory.TakenBack back : month.takenBack()) {
            Worth was = paid.get(back.payment());
            lines.put(back.refund().line(), was);
            net -= was.pence + was.targetedPence;
        }
        for (ContractVersion contract : month.contracts()) {
            net += fee(contract.terms());
        }
        for (Adjustment adjustment : month.adjustments()) {
            net += pence(adjustment.amount());
        }
        return new Worked(lines, net + (history.vatRegistered() ? halfUp(BigInteger.valueOf(net), BigInteger.valueOf(5)) : 0));
    }

    private static List<Member> inOrder(List<Member> declared) {
        List<Member> inOrder = new ArrayList<>(declared);
        inOrder.sort((a, b) -> a.attachedAt().equals(b.attachedAt())
                ? a.declaration().value().toString().compareTo(b.declaration().value().toString())
                : a.attachedAt().compareTo(b.attachedAt()));
        return inOrder;
    }

    private static boolean sameMilestone(Member one, Member other) {
        return one.participant().value().equals(other.participant().value())
                && one.course().identifier().equals(other.course().identifier())
                && one.type().code().equals(other.type().code());
    }

    private Worth earned(NpqHistory.Month month, Member member) {
        for (ContractVersion contract : month.contracts()) {
            if (contract.courseIdentifier().equals(member.course().identifier())) {
                return new Worth(output(contract.terms()), targeted(month, contract.terms(), member));
            }
        }
        return new Worth(0, 0);
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

    private long targeted(NpqHistory.Month month, NpqTerms terms, Member member) {
        boolean inTime = month.month().getYear() < 2025
                || month.month().getYear() == 2025 && month.month().getMonthValue() <= 10;
        boolean course = !member.course().group().equals("ehco") && !member.course().group().equals("support");
        boolean earned = inTime && course && history.cohort().identifier().compareTo("2022") > 0
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
