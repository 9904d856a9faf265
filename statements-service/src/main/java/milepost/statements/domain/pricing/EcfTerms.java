package milepost.statements.domain.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import milepost.statements.domain.DeclarationType;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a banded ECF contract (facts/ecf 4.1).
 *
 * @param monthlyServiceFee when set, stands in place of the computed monthly fee, zero included
 * @param upliftAmount      null where the contract pays no uplift
 * @param upliftTarget      the share of participants expected to earn it: shown, never used in a sum
 * @param bands             one after the other from the first participant on
 */
public record EcfTerms(
        int recruitmentTarget,
        Money setUpFee,
        @Nullable Money monthlyServiceFee,
        @Nullable Money upliftAmount,
        @Nullable BigDecimal upliftTarget,
        List<Band> bands) implements CohortTerms {

    private static final int HUNDRED = 100;
    /** Months over which the computed service fee is spread. */
    private static final int MONTHS = 29;

    public EcfTerms {
        upliftTarget = upliftTarget == null ? null : upliftTarget.stripTrailingZeros();
        bands = List.copyOf(bands);
        int next = 1;
        for (Band band : bands) {
            if (band.min() != next || band.max() < next) {
                throw new IllegalArgumentException("the bands of a contract leave no gap and do not overlap: " + bands);
            }
            next = band.max() + 1;
        }
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("a banded contract has bands");
        }
    }

    @Override
    public ContractKind kind() {
        return ContractKind.ECF;
    }

    /** How many participants the bands pay together, for each declaration type anew. */
    public int capacity() {
        return bands.getLast().max();
    }

    /** The band of the participant with this number; nobody pays for those above the last one (decision E7). */
    public Optional<Band> bandOf(int participant) {
        return bands.stream().filter(band -> participant <= band.max()).findFirst();
    }

    /** Those after the one of this name. */
    public List<Band> bandsAfter(String name) {
        return bands.subList(bands.stream().map(Band::name).toList().indexOf(name) + 1, bands.size());
    }

    /**
     * What a declaration earned in a band of this name; a version that did not have so many bands paid in its last one.
     */
    public Money fee(String name, DeclarationType type) {
        return fee(bands.stream().filter(band -> band.name().equals(name)).findFirst().orElseGet(bands::getLast), type);
    }

    /** What one declaration earns in a band (facts/ecf 4.2). */
    public Money fee(Band band, DeclarationType type) {
        return new ExactPrice(band.perParticipant().pounds()
                .multiply(BigDecimal.valueOf(band.outputPaymentPercentage()))
                .multiply(BigDecimal.valueOf(percentOfOutput(type))), BigDecimal.valueOf(HUNDRED * HUNDRED)).rounded();
    }

    public Money uplift() {
        return upliftAmount == null ? Money.ZERO : upliftAmount;
    }

    /**
     * Facts/ecf 4.4: the service share of the participants the contract hopes for, less the set-up fee, which is spread over the places of the
     * first band; a line of its own, so rounded once.
     */
    @Override
    public Money monthlyFee() {
        if (monthlyServiceFee != null) {
            return monthlyServiceFee;
        }
        Band first = bands.getFirst();
        BigDecimal service = bands.stream()
                .map(band -> band.perParticipant().pounds().multiply(BigDecimal.valueOf(
                        (long) band.sharesOf(recruitmentTarget) * band.serviceFeePercentage())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal setUp = setUpFee.pounds().multiply(BigDecimal.valueOf((long) HUNDRED * first.sharesOf(recruitmentTarget)));
        BigDecimal places = BigDecimal.valueOf(first.max());
        return new ExactPrice(service.multiply(places).subtract(setUp), places.multiply(BigDecimal.valueOf(HUNDRED * MONTHS))).rounded();
    }

    /** Facts/ecf 4.2: started and completed a fifth each, whatever lies between 15 in a hundred. */
    private static int percentOfOutput(DeclarationType type) {
        return switch (type) {
            case STARTED, COMPLETED -> 20;
            case RETAINED_1, RETAINED_2, RETAINED_3, RETAINED_4, EXTENDED_1, EXTENDED_2, EXTENDED_3 -> 15;
        };
    }
}
