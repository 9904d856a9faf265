package milepost.statements.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /contracts/{uuid}} of kind {@code ecf}. */
record EcfContractBody(
        @Nullable UUID leadProviderId,
        @Nullable String cohort,
        @Nullable String kind,
        @Nullable Integer recruitmentTarget,
        @Nullable BigDecimal setUpFee,
        @Nullable BigDecimal monthlyServiceFee,
        @Nullable BigDecimal upliftAmount,
        @Nullable BigDecimal upliftTarget,
        @Nullable List<BandBody> bands) {

    private static final int MOST_BANDS = 26;
    private static final int TARGET_DECIMALS = 4;

    record BandBody(
            @Nullable String name,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable BigDecimal perParticipant,
            @Nullable Integer outputPaymentPercentage,
            @Nullable Integer serviceFeePercentage) {
    }

    /** Shares of facts/ecf 4.1 where none are given; without a monthly fee it is computed, without an uplift amount there is none. */
    Contract checked(UUID id, Instant now) {
        Checked check = new Checked();
        LeadProviderId provider = new LeadProviderId(check.required("lead_provider_id", leadProviderId, Checked.NOBODY));
        var checkedCohort = check.cohort(check.required("cohort", cohort, "2000a"));
        int target = check.within("recruitment_target", check.required("recruitment_target", recruitmentTarget, 1), 1, 1, Checked.MANY);
        Money setUp = check.notNegative("set_up_fee", check.required("set_up_fee", setUpFee, BigDecimal.ZERO));
        Money monthly = monthlyServiceFee == null ? null : check.notNegative("monthly_service_fee", monthlyServiceFee);
        Money uplift = upliftAmount == null ? null : check.notNegative("uplift_amount", upliftAmount);
        share(check);
        List<Band> agreed = bands(check);
        check.refuse();
        EcfTerms terms = new EcfTerms(target, setUp, monthly, uplift, upliftTarget, agreed);
        if (terms.monthlyFee().isNegative()) {
            check.error("set_up_fee", "set_up_fee_too_high", "The set-up fee takes more than the service fees pay.");
        }
        check.refuse();
        return new Contract(provider, checkedCohort, new CohortContract<>(new ContractId(id), 1, terms), 0, now, now);
    }

    private void share(Checked check) {
        if (upliftTarget != null && (upliftTarget.signum() < 0 || upliftTarget.compareTo(BigDecimal.ONE) > 0
                || upliftTarget.stripTrailingZeros().scale() > TARGET_DECIMALS)) {
            check.error("uplift_target", "out_of_range", "The field 'uplift_target' is a share from 0 to 1 with at most four decimals.");
        }
    }

    private List<Band> bands(Checked check) {
        List<BandBody> given = check.required("bands", bands, List.of());
        if (bands != null && (given.isEmpty() || given.size() > MOST_BANDS)) {
            check.error("bands", "out_of_range", "A contract has from one to %d bands.".formatted(MOST_BANDS));
            return List.of();
        }
        List<Band> agreed = new ArrayList<>();
        int next = 1;
        for (int i = 0; i < given.size(); i++) {
            BandBody band = given.get(i);
            agreed.add(band(check, i, band, next));
            next = band.max == null ? next : Math.max(next, band.max + 1);
        }
        return agreed;
    }

    /** One band begins where the one before it ends; the first may leave its beginning out. */
    private static Band band(Checked check, int index, BandBody band, int begins) {
        String at = "bands/" + index + "/";
        String letter = String.valueOf((char) ('A' + index));
        if (band.name == null || !band.name.equals(letter)) {
            check.error(at + "name", "invalid_band_name", "The bands are called A, B, C and so on, in their order: this one is %s.".formatted(letter));
        }
        int min = index == 0 && (band.min == null || band.min == 0) ? 1 : check.required(at + "min", band.min, begins);
        if (min != begins) {
            check.error(at + "min", "bands_not_contiguous", "This band begins at %d, right after the one before it.".formatted(begins));
        }
        int max = check.within(at + "max", check.required(at + "max", band.max, begins), begins, begins, Checked.MANY);
        Money price = check.positive(at + "per_participant", check.required(at + "per_participant", band.perParticipant, BigDecimal.ONE));
        return new Band(letter, begins, max, price,
                check.within(at + "output_payment_percentage", band.outputPaymentPercentage, 60, 0, 100),
                check.within(at + "service_fee_percentage", band.serviceFeePercentage, 40, 0, 100));
    }
}
