package milepost.statements.domain.pricing.ecf;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import milepost.statements.domain.LineId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;

/**
 * The ECF statements of a history computed a second time by somebody who trusts nothing: the steps of facts/ecf 4.3 as they are written, with a
 * counter for each band, whole numbers of pence and schoolbook division, without a line of the production code's arithmetic.
 */
final class SlowEcfOracle {

    /** What a line came to: the letter of its band, or {@code -} for the flat rate and {@code none} where nothing is paid. */
    record Worth(String band, long pence, long upliftPence) {
    }

    /** A statement by its lines and its total. */
    record Worked(Map<LineId, Worth> lines, long totalPence) {
    }

    private static final String[] TYPES = {"started", "retained-1", "retained-2", "retained-3", "retained-4", "completed",
        "extended-1", "extended-2", "extended-3"};

    private final EcfHistory history;
    private final Map<String, Integer> netBefore = new HashMap<>();
    private final Map<LineId, Worth> paid = new HashMap<>();
    private final Map<LineId, EcfTerms> paidUnder = new HashMap<>();
    private Map<LineId, Worth> lines = new HashMap<>();

    private SlowEcfOracle(EcfHistory history) {
        this.history = history;
    }

    static List<Worked> work(EcfHistory history) {
        SlowEcfOracle oracle = new SlowEcfOracle(history);
        List<Worked> worked = new ArrayList<>();
        for (EcfHistory.Month month : history.months()) {
            oracle.lines = new HashMap<>();
            List<Declared> declared = inOrder(month.declared(), Declared::member);
            List<EcfHistory.TakenBack> takenBack = inOrder(month.takenBack(), EcfHistory.TakenBack::refund);
            for (String type : TYPES) {
                oracle.work(month, type, declared, takenBack);
            }
            worked.add(new Worked(oracle.lines, oracle.total(month)));
        }
        return worked;
    }

    private void work(EcfHistory.Month month, String type, List<Declared> declared, List<EcfHistory.TakenBack> takenBack) {
        List<Band> bands = month.banded().isPresent() ? month.banded().get().terms().bands() : List.of();
        int[] previous = new int[bands.size()];
        int poured = netBefore.getOrDefault(type, 0);
        for (int b = 0; b < bands.size(); b++) {
            previous[b] = Math.min(poured, capacity(bands.get(b)));
            poured -= previous[b];
        }
        int[] additions = new int[bands.size()];
        int net = 0;
        for (Declared each : declared) {
            if (each.member().type().code().equals(type)) {
                net += add(month, each, bands, previous, additions);
            }
        }
        for (EcfHistory.TakenBack each : takenBack) {
            if (each.refund().type().code().equals(type)) {
                net -= subtract(each, bands, previous, additions);
            }
        }
        netBefore.put(type, Math.max(0, netBefore.getOrDefault(type, 0) + net));
    }

    /** Answers how many places it took. */
    private int add(EcfHistory.Month month, Declared declared, List<Band> bands, int[] previous, int[] additions) {
        Member member = declared.member();
        String type = member.type().code();
        if (history.rules().mentorFunding() && member.course().identifier().equals("ecf-mentor")) {
            boolean half = type.equals("started") || type.equals("completed");
            return keep(member, half && month.mentors().isPresent()
                    ? new Worth("-", halfUp(pence(month.mentors().get().terms().paymentPerParticipant()), 2), 0)
                    : new Worth("none", 0, 0), 0);
        }
        int into = 0;
        while (into < bands.size() && previous[into] + additions[into] >= capacity(bands.get(into))) {
            into++;
        }
        if (into == bands.size()) {
            return keep(member, new Worth("none", 0, 0), 0);
        }
        additions[into]++;
        EcfTerms terms = month.banded().orElseThrow().terms();
        paidUnder.put(member.line(), terms);
        boolean uplift = type.equals("started") && declared.upliftFlagged() && history.rules().uplifts() && terms.upliftAmount() != null;
        return keep(member, new Worth(bands.get(into).name(), fee(bands.get(into), type), uplift ? pence(terms.upliftAmount()) : 0), 1);
    }

    /** Answers how many places it gave back. */
    private int subtract(EcfHistory.TakenBack back, List<Band> bands, int[] previous, int[] additions) {
        Worth was = paid.get(back.payment());
        if (was.band.equals("-") || was.band.equals("none")) {
            lines.put(back.refund().line(), was);
            return 0;
        }
        String from = was.band;
        int[] taken = highest(additions) >= 0 ? additions : previous;
        if (highest(taken) >= 0) {
            from = bands.get(highest(taken)).name();
            taken[highest(taken)]--;
        }
        long pence = feeOf(paidUnder.get(back.payment()), from, back.refund().type().code());
        lines.put(back.refund().line(), new Worth(from, pence, was.upliftPence));
        return 1;
    }

    private int keep(Member member, Worth worth, int places) {
        lines.put(member.line(), worth);
        paid.put(member.line(), worth);
        return places;
    }

    private long total(EcfHistory.Month month) {
        long net = 0;
        for (Declared declared : month.declared()) {
            Worth worth = lines.get(declared.member().line());
            net += worth.pence + worth.upliftPence;
        }
        for (EcfHistory.TakenBack back : month.takenBack()) {
            Worth worth = lines.get(back.refund().line());
            net -= worth.pence + worth.upliftPence;
        }
        for (Adjustment adjustment : month.adjustments()) {
            net += pence(adjustment.amount());
        }
        if (month.banded().isPresent()) {
            net += serviceFee(month.banded().get().terms());
        }
        return net + (history.vatRegistered() ? halfUp(net, 5) : 0);
    }

    /** Participant by participant, in pence times a hundred (for the percentage) times the places of the first band (for the set-up fee). */
    private static long serviceFee(EcfTerms terms) {
        if (terms.monthlyServiceFee() != null) {
            return pence(terms.monthlyServiceFee());
        }
        long firstMax = terms.bands().get(0).max();
        long sum = 0;
        for (int participant = 1; participant <= terms.recruitmentTarget(); participant++) {
            for (int b = 0; b < terms.bands().size(); b++) {
                Band band = terms.bands().get(b);
                if (participant >= band.min() && participant <= band.max()) {
                    sum += pence(band.perParticipant()) * band.serviceFeePercentage() * firstMax;
                    sum -= b == 0 ? pence(terms.setUpFee()) * 100 : 0;
                }
            }
        }
        return halfUp(sum, 29 * 100 * firstMax);
    }

    private static int capacity(Band band) {
        return band.max() - Math.max(1, band.min()) + 1;
    }

    private static int highest(int[] filled) {
        for (int b = filled.length - 1; b >= 0; b--) {
            if (filled[b] > 0) {
                return b;
            }
        }
        return -1;
    }

    private static long feeOf(EcfTerms terms, String name, String type) {
        Band found = terms.bands().get(terms.bands().size() - 1);
        for (Band band : terms.bands()) {
            if (band.name().equals(name)) {
                found = band;
            }
        }
        return fee(found, type);
    }

    private static long fee(Band band, String type) {
        long percent = type.equals("started") || type.equals("completed") ? 20 : 15;
        return halfUp(pence(band.perParticipant()) * band.outputPaymentPercentage() * percent, 10_000);
    }

    private static <T> List<T> inOrder(List<T> all, Function<T, Member> member) {
        List<T> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing((T each) -> member.apply(each).attachedAt())
                .thenComparing(each -> member.apply(each).declaration().value().toString()));
        return sorted;
    }

    /** Schoolbook rounding: away from zero at the half. */
    private static long halfUp(long numerator, long denominator) {
        BigInteger twice = BigInteger.valueOf(numerator).abs().shiftLeft(1).add(BigInteger.valueOf(denominator));
        long rounded = twice.divide(BigInteger.valueOf(denominator).shiftLeft(1)).longValueExact();
        return numerator < 0 ? -rounded : rounded;
    }

    private static long pence(Money money) {
        return Long.parseLong(money.toString().replace(".", ""));
    }
}
