package milepost.statements.domain.pricing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import milepost.statements.domain.LineId;
import milepost.statements.domain.pricing.ShownLine.Kind;

/**
 * The amounts of one declaration on one line of a statement.
 *
 * @param amount  its payment or refund
 * @param besides the uplift or targeted delivery funding that is paid or taken back with it
 */
public record ReportedLine(ShownLine amount, Optional<ShownLine> besides) {

    private static final Comparator<ReportedLine> IN_ORDER = Comparator.comparing(ReportedLine::isRefund)
            .thenComparing(ReportedLine::member, Pricing.FIRST_ATTACHED)
            .thenComparing(line -> line.member().line().value().toString());

    /** Payments first, then refunds, each in the order in which they came; amounts that belong to no declaration are left out. */
    public static List<ReportedLine> of(List<ShownLine> shown) {
        Map<LineId, List<ShownLine>> byLine = shown.stream().filter(each -> each.member().isPresent())
                .collect(Collectors.groupingBy(each -> each.member().orElseThrow().line()));
        return byLine.values().stream().map(ReportedLine::together).sorted(IN_ORDER).toList();
    }

    private static ReportedLine together(List<ShownLine> line) {
        return new ReportedLine(line.stream().filter(ReportedLine::isOwn).findFirst().orElseThrow(),
                line.stream().filter(Predicate.not(ReportedLine::isOwn)).findFirst());
    }

    private static boolean isOwn(ShownLine amount) {
        return amount.kind() == Kind.PAYMENT || amount.kind() == Kind.REFUND;
    }

    public boolean isRefund() {
        return amount.kind() == Kind.REFUND;
    }

    public Member member() {
        return amount.member().orElseThrow();
    }
}
