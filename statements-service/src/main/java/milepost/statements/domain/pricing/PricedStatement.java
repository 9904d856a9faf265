package milepost.statements.domain.pricing;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.statement.Statement;

/** All amounts of a statement, line by line; its figures are sums of these lines and of nothing else. */
public record PricedStatement(
        List<Payment> payments, List<Refund> refunds, List<ServiceFee> serviceFees, List<Adjustment> adjustments, Money vat) implements Priced {

    public PricedStatement {
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
        serviceFees = List.copyOf(serviceFees);
        adjustments = List.copyOf(adjustments);
    }

    static PricedStatement of(
            List<Payment> payments,
            List<Refund> refunds,
            List<ServiceFee> serviceFees,
            List<Adjustment> adjustments,
            boolean vatRegistered) {
        Totals totals = Totals.of(earnings(payments), Clawbacks.of(refunds), 0, serviceFees, adjustments, vatRegistered);
        return new PricedStatement(payments, refunds, serviceFees, adjustments, totals.vat());
    }

    @Override
    public Figures figures() {
        return totals(0).figures();
    }

    @Override
    public Figures figures(boolean vatRegistered) {
        return Totals.of(earnings(payments), Clawbacks.of(refunds), 0, serviceFees, adjustments, vatRegistered).figures();
    }

    @Override
    public Totals totals(int voided) {
        return new Totals(earnings(payments), Clawbacks.of(refunds), voided, serviceFees, adjustments, vat);
    }

    /** A refund has had its price since it was placed. */
    @Override
    public List<FixedPrice> prices() {
        return payments.stream().map(FixedPrice::of).toList();
    }

    @Override
    public List<BandPlaces> places() {
        return List.of();
    }

    @Override
    public List<ShownLine> shown(Statement statement, List<VoidedLine> voided) {
        return ShownLines.of(statement, this, voided);
    }

    private static List<Earnings> earnings(Collection<Payment> payments) {
        return List.copyOf(payments.stream().map(Earnings::of)
                .collect(Collectors.toMap(Milestone::of, Function.identity(), Earnings::plus, TreeMap::new)).values());
    }

    private record Milestone(String course, DeclarationType type) implements Comparable<Milestone> {

        static Milestone of(Earnings earnings) {
            return new Milestone(earnings.course().orElseThrow(), earnings.type());
        }

        @Override
        public int compareTo(Milestone other) {
            int byCourse = course.compareTo(other.course);
            return byCourse != 0 ? byCourse : type.compareTo(other.type);
        }
    }
}
