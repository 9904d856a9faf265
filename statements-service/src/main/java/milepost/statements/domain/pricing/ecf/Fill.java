package milepost.statements.domain.pricing.ecf;

import java.util.EnumMap;
import java.util.Map;
import milepost.statements.domain.DeclarationType;

/** How many places of the bands are taken, by declaration type: each type fills them from the first place on (facts/ecf 4.3). */
public record Fill(Map<DeclarationType, Integer> taken) {

    public static final Fill NONE = new Fill(Map.of());

    public Fill {
        taken = Map.copyOf(taken);
    }

    public int of(DeclarationType type) {
        return taken.getOrDefault(type, 0);
    }

    /** What the next statement finds: what bands paid for, less what was taken back from them. */
    public Fill after(PricedEcfStatement priced) {
        Map<DeclarationType, Integer> next = new EnumMap<>(DeclarationType.class);
        next.putAll(taken);
        priced.payments().forEach(payment -> count(next, payment.member().type(), payment.rate(), 1));
        priced.refunds().forEach(refund -> count(next, refund.member().type(), refund.rate(), -1));
        return new Fill(next);
    }

    private static void count(Map<DeclarationType, Integer> taken, DeclarationType type, Rate rate, int by) {
        if (rate instanceof Rate.InBand) {
            taken.put(type, Math.max(0, taken.getOrDefault(type, 0) + by));
        }
    }
}
