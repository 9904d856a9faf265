package milepost.statements.domain.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an NPQ contract (facts/npq 7.3).
 *
 * @param monthlyServiceFee when set, stands in place of the computed monthly fee, zero included
 */
public record NpqTerms(
        boolean specialCourse,
        Money perParticipant,
        int outputPaymentPercentage,
        int numberOfPaymentPeriods,
        int serviceFeePercentage,
        int serviceFeeInstallments,
        int recruitmentTarget,
        @Nullable Money monthlyServiceFee,
        Money targetedDeliveryFundingPerParticipant) implements ContractTerms {

    @Override
    public ContractKind kind() {
        return ContractKind.NPQ;
    }

    /** What one billable declaration earns: facts/npq 7.4, output_per_participant. */
    public Money outputPerDeclaration() {
        return percentageOver(BigDecimal.ONE, outputPaymentPercentage, numberOfPaymentPeriods).rounded();
    }

    /** Facts/npq 7.4, monthly service fee. */
    @Override
    public Money monthlyFee() {
        return monthlyServiceFee != null
                ? monthlyServiceFee
                : percentageOver(BigDecimal.valueOf(recruitmentTarget), serviceFeePercentage, serviceFeeInstallments).rounded();
    }

    private ExactPrice percentageOver(BigDecimal times, int percentage, int parts) {
        if (percentage == 0 || parts == 0) {
            return ExactPrice.NOTHING;
        }
        return new ExactPrice(
                perParticipant.pounds().multiply(times).multiply(BigDecimal.valueOf(percentage)),
                BigDecimal.valueOf(100L * parts));
    }
}
