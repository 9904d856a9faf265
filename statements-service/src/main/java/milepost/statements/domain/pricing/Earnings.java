package milepost.statements.domain.pricing;

import java.util.Optional;
import milepost.statements.domain.DeclarationType;

/**
 * What declarations of one type earn together by one contract and price; each line was rounded before it was added (decision E1).
 *
 * @param kind    the kind of contract that is asked for them; empty where none pays
 * @param course  the course, where the contract is about one
 * @param band    the band, where they have places in one
 * @param counted those that earn
 * @param lines   all of them, with those that earn nothing
 */
public record Earnings(Optional<ContractKind> kind, Optional<String> course, DeclarationType type, Optional<String> band, int counted, int lines,
        Money output, Money targetedDeliveryFunding, Money uplift) {

    public static Earnings ofCourse(String course, DeclarationType type, int counted, int lines, Money output, Money targetedDeliveryFunding) {
        return new Earnings(Optional.of(ContractKind.NPQ), Optional.of(course), type, Optional.empty(), counted, lines, output,
                targetedDeliveryFunding, Money.ZERO);
    }

    static Earnings of(Payment payment) {
        return ofCourse(payment.member().course().identifier(), payment.member().type(), payment.counted() ? 1 : 0, 1,
                payment.output(), payment.targetedDeliveryFunding());
    }

    public Earnings plus(Earnings same) {
        return new Earnings(kind, course, type, band, counted + same.counted, lines + same.lines, output.plus(same.output),
                targetedDeliveryFunding.plus(same.targetedDeliveryFunding), uplift.plus(same.uplift));
    }

    boolean areOf(Agreement contract) {
        return kind.filter(contract.terms().kind()::equals).isPresent() && course.equals(contract.course());
    }
}
