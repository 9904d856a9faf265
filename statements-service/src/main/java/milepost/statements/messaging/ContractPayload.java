package milepost.statements.messaging;

import static milepost.statements.messaging.Published.said;

import java.time.Instant;
import java.util.UUID;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.NpqTerms;
import org.jspecify.annotations.Nullable;

/** The payload of {@code milepost.contract.v1}. */
record ContractPayload(UUID id, UUID leadProviderId, String cohort, String kind, String courseIdentifier, int number, boolean specialCourse,
        String perParticipant, int outputPaymentPercentage, int numberOfPaymentPeriods, int serviceFeePercentage, int serviceFeeInstallments,
        int recruitmentTarget, @Nullable String monthlyServiceFee, String targetedDeliveryFundingPerParticipant) {

    static ContractPayload of(Contract contract) {
        ContractVersion current = contract.current();
        NpqTerms terms = current.terms();
        return new ContractPayload(contract.id().value(), contract.leadProvider().value(), contract.cohort().identifier(), "npq",
                current.courseIdentifier(), current.number(), terms.specialCourse(), terms.perParticipant().toString(),
                terms.outputPaymentPercentage(), terms.numberOfPaymentPeriods(), terms.serviceFeePercentage(), terms.serviceFeeInstallments(),
                terms.recruitmentTarget(), Published.text(terms.monthlyServiceFee()), terms.targetedDeliveryFundingPerParticipant().toString());
    }

    /** Since when it was agreed is not told. */
    Contract contract(Snapshot snapshot) {
        return new Contract(new LeadProviderId(said(leadProviderId)), new Cohort(said(cohort)), new ContractVersion(new ContractId(said(id)), number,
                said(courseIdentifier), new NpqTerms(specialCourse, said(Published.money(perParticipant)), outputPaymentPercentage,
                        numberOfPaymentPeriods, serviceFeePercentage, serviceFeeInstallments, recruitmentTarget,
                        Published.money(monthlyServiceFee), said(Published.money(targetedDeliveryFundingPerParticipant)))),
                snapshot.version(), snapshot.recordedAt(), snapshot.recordedAt());
    }

    static ContractVersion frozen(ContractPayload it) {
        return it.contract(new Snapshot("", "", "", 0, Instant.EPOCH, new byte[0])).current();
    }
}
