package milepost.statements.messaging;

import static milepost.statements.messaging.Published.said;
import static milepost.statements.messaging.Published.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.ContractKind;
import milepost.statements.domain.pricing.ContractTerms;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import org.jspecify.annotations.Nullable;

/** The payload of {@code milepost.contract.v1}; what a kind of contract does not know is null. */
record ContractPayload(UUID id, UUID leadProviderId, String cohort, String kind, @Nullable String courseIdentifier, int number,
        @Nullable Boolean specialCourse, @Nullable String perParticipant, @Nullable Integer outputPaymentPercentage,
        @Nullable Integer numberOfPaymentPeriods, @Nullable Integer serviceFeePercentage, @Nullable Integer serviceFeeInstallments,
        int recruitmentTarget, @Nullable String monthlyServiceFee, @Nullable String targetedDeliveryFundingPerParticipant,
        @Nullable String setUpFee, @Nullable String upliftAmount, @Nullable String upliftTarget, @Nullable List<Place> bands,
        @Nullable String paymentPerParticipant) {

    /** A band. */
    record Place(String name, int min, int max, String perParticipant, int outputPaymentPercentage, int serviceFeePercentage) {

        static Place of(Band band) {
            return new Place(band.name(), band.min(), band.max(), band.perParticipant().toString(), band.outputPaymentPercentage(),
                    band.serviceFeePercentage());
        }

        Band band() {
            return new Band(said(name), min, max, Money.of(said(perParticipant)), outputPaymentPercentage, serviceFeePercentage);
        }
    }

    static ContractPayload of(Contract contract) {
        return of(contract.leadProvider(), contract.cohort(), contract.current());
    }

    static ContractPayload of(LeadProviderId provider, Cohort cohort, Agreement current) {
        UUID id = current.id().value();
        ContractTerms terms = current.terms();
        String kind = terms.kind().code();
        return switch (terms) {
            case NpqTerms npq -> new ContractPayload(id, provider.value(), cohort.identifier(), kind, current.course().orElse(null),
                    current.number(), npq.specialCourse(), npq.perParticipant().toString(), npq.outputPaymentPercentage(),
                    npq.numberOfPaymentPeriods(), npq.serviceFeePercentage(), npq.serviceFeeInstallments(), npq.recruitmentTarget(),
                    text(npq.monthlyServiceFee()), npq.targetedDeliveryFundingPerParticipant().toString(), null, null, null, null, null);
            case EcfTerms ecf -> new ContractPayload(id, provider.value(), cohort.identifier(), kind, null,
                    current.number(), null, null, null, null, null, null, ecf.recruitmentTarget(), text(ecf.monthlyServiceFee()), null,
                    ecf.setUpFee().toString(), text(ecf.upliftAmount()), share(ecf.upliftTarget()), ecf.bands().stream().map(Place::of).toList(),
                    null);
            case MentorTerms mentors -> new ContractPayload(id, provider.value(), cohort.identifier(), kind, null,
                    current.number(), null, null, null, null, null, null, mentors.recruitmentTarget(), null, null, null, null, null, null,
                    mentors.paymentPerParticipant().toString());
        };
    }

    /** Since when it was agreed is not told. */
    Contract contract(Snapshot snapshot) {
        return new Contract(new LeadProviderId(said(leadProviderId)), new Cohort(said(cohort)), agreement(),
                snapshot.version(), snapshot.recordedAt(), snapshot.recordedAt());
    }

    Agreement agreement() {
        return switch (ContractKind.of(said(kind)).orElseThrow()) {
            case NPQ -> ofCourse();
            case ECF -> new CohortContract<>(new ContractId(said(id)), number, new EcfTerms(recruitmentTarget, said(Published.money(setUpFee)),
                    Published.money(monthlyServiceFee), Published.money(upliftAmount), upliftTarget == null ? null : new BigDecimal(upliftTarget),
                    said(bands).stream().map(Place::band).toList()));
            case ECF_MENTOR -> new CohortContract<>(new ContractId(said(id)), number,
                    new MentorTerms(recruitmentTarget, said(Published.money(paymentPerParticipant))));
        };
    }

    private ContractVersion ofCourse() {
        return new ContractVersion(new ContractId(said(id)), number, said(courseIdentifier), new NpqTerms(said(specialCourse),
                said(Published.money(perParticipant)), said(outputPaymentPercentage), said(numberOfPaymentPeriods), said(serviceFeePercentage),
                said(serviceFeeInstallments), recruitmentTarget, Published.money(monthlyServiceFee),
                said(Published.money(targetedDeliveryFundingPerParticipant))));
    }

    private static @Nullable String share(@Nullable BigDecimal target) {
        return target == null ? null : target.toPlainString();
    }
}
