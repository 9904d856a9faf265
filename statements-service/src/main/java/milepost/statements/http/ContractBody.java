package milepost.statements.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /contracts/{uuid}} of kind {@code npq}. */
record ContractBody(
        @Nullable UUID leadProviderId,
        @Nullable String cohort,
        @Nullable String kind,
        @Nullable String courseIdentifier,
        @Nullable Boolean specialCourse,
        @Nullable BigDecimal perParticipant,
        @Nullable Integer outputPaymentPercentage,
        @Nullable Integer numberOfPaymentPeriods,
        @Nullable Integer serviceFeePercentage,
        @Nullable Integer serviceFeeInstallments,
        @Nullable Integer recruitmentTarget,
        @Nullable BigDecimal monthlyServiceFee,
        @Nullable BigDecimal targetedDeliveryFundingPerParticipant) {

    /** Defaults and limits of facts/npq 7.3; without a monthly fee it is computed, for which the number of instalments is needed. */
    Contract checked(UUID id, Instant now) {
        Checked check = new Checked();
        Contract contract = contract(check, id, now);
        check.refuse();
        return contract;
    }

    /** To be used only where nothing was wrong. */
    Contract contract(Checked check, UUID id, Instant now) {
        LeadProviderId provider = new LeadProviderId(check.required("lead_provider_id", leadProviderId, Checked.NOBODY));
        var checkedCohort = check.cohort(check.required("cohort", cohort, "2000a"));
        String course = check.required("course_identifier", courseIdentifier, "");
        Money price = check.positive("per_participant", check.required("per_participant", perParticipant, BigDecimal.ONE));
        int output = check.within("output_payment_percentage", outputPaymentPercentage, 60, 0, 100);
        int periods = check.within("number_of_payment_periods",
                check.required("number_of_payment_periods", numberOfPaymentPeriods, 1), 1, output == 0 ? 0 : 1, 100);
        int service = check.within("service_fee_percentage", serviceFeePercentage, 40, 0, 100);
        boolean computed = service != 0 && monthlyServiceFee == null;
        int installments = check.within("service_fee_installments",
                computed ? check.required("service_fee_installments", serviceFeeInstallments, 1) : serviceFeeInstallments, 0, computed ? 1 : 0, 1000);
        NpqTerms terms = new NpqTerms(
                specialCourse != null && specialCourse, price, output, periods, service, installments,
                check.within("recruitment_target", check.required("recruitment_target", recruitmentTarget, 1), 1, 1, Checked.MANY),
                monthlyServiceFee == null ? null : check.notNegative("monthly_service_fee", monthlyServiceFee),
                check.notNegative("targeted_delivery_funding_per_participant",
                        targetedDeliveryFundingPerParticipant == null ? new BigDecimal("100.00") : targetedDeliveryFundingPerParticipant));
        return new Contract(provider, checkedCohort, new ContractVersion(new ContractId(id), 1, course, terms), 0, now, now);
    }
}
