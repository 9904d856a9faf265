package milepost.statements.http;

import java.util.UUID;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import org.jspecify.annotations.Nullable;

/** A contract as the operator API shows it: what was put, and which version that is. */
record ContractView(UUID id, int version, UUID leadProviderId, String cohort, String kind, String courseIdentifier,
        boolean specialCourse, String perParticipant, int outputPaymentPercentage, int numberOfPaymentPeriods,
        int serviceFeePercentage, int serviceFeeInstallments, int recruitmentTarget, @Nullable String monthlyServiceFee,
        String targetedDeliveryFundingPerParticipant) {

    static ContractView of(Contract contract) {
        NpqTerms terms = contract.current().terms();
        Money fee = terms.monthlyServiceFee();
        return new ContractView(contract.id().value(), contract.current().number(), contract.leadProvider().value(),
                contract.cohort().identifier(), "npq", contract.current().courseIdentifier(), terms.specialCourse(),
                terms.perParticipant().toString(), terms.outputPaymentPercentage(), terms.numberOfPaymentPeriods(),
                terms.serviceFeePercentage(), terms.serviceFeeInstallments(), terms.recruitmentTarget(),
                fee == null ? null : fee.toString(), terms.targetedDeliveryFundingPerParticipant().toString());
    }
}
