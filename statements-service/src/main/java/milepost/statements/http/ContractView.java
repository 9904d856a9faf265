package milepost.statements.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import org.jspecify.annotations.Nullable;

/** A contract as the operator API shows it: what was put, and which version that is. */
sealed interface ContractView {

    record Npq(UUID id, int version, UUID leadProviderId, String cohort, String kind, @Nullable String courseIdentifier,
            boolean specialCourse, String perParticipant, int outputPaymentPercentage, int numberOfPaymentPeriods,
            int serviceFeePercentage, int serviceFeeInstallments, int recruitmentTarget, @Nullable String monthlyServiceFee,
            String targetedDeliveryFundingPerParticipant) implements ContractView {
    }

    record Ecf(UUID id, int version, UUID leadProviderId, String cohort, String kind, int recruitmentTarget, String setUpFee,
            @Nullable String monthlyServiceFee, @Nullable String upliftAmount, @Nullable String upliftTarget, List<BandView> bands)
            implements ContractView {
    }

    record BandView(String name, int min, int max, String perParticipant, int outputPaymentPercentage, int serviceFeePercentage) {

        static BandView of(Band band) {
            return new BandView(band.name(), band.min(), band.max(), band.perParticipant().toString(), band.outputPaymentPercentage(),
                    band.serviceFeePercentage());
        }
    }

    record Mentors(UUID id, int version, UUID leadProviderId, String cohort, String kind, int recruitmentTarget, String paymentPerParticipant)
            implements ContractView {
    }

    static ContractView of(Contract contract) {
        UUID id = contract.id().value();
        int version = contract.current().number();
        UUID provider = contract.leadProvider().value();
        String cohort = contract.cohort().identifier();
        String kind = contract.current().terms().kind().code();
        return switch (contract.current().terms()) {
            case NpqTerms terms -> new Npq(id, version, provider, cohort, kind, contract.current().course().orElse(null), terms.specialCourse(),
                    terms.perParticipant().toString(), terms.outputPaymentPercentage(), terms.numberOfPaymentPeriods(),
                    terms.serviceFeePercentage(), terms.serviceFeeInstallments(), terms.recruitmentTarget(),
                    text(terms.monthlyServiceFee()), terms.targetedDeliveryFundingPerParticipant().toString());
            case EcfTerms terms -> new Ecf(id, version, provider, cohort, kind, terms.recruitmentTarget(), terms.setUpFee().toString(),
                    text(terms.monthlyServiceFee()), text(terms.upliftAmount()), text(terms.upliftTarget()),
                    terms.bands().stream().map(BandView::of).toList());
            case MentorTerms terms -> new Mentors(id, version, provider, cohort, kind, terms.recruitmentTarget(),
                    terms.paymentPerParticipant().toString());
        };
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }

    private static @Nullable String text(@Nullable BigDecimal share) {
        return share == null ? null : share.toPlainString();
    }
}
