package milepost.statements.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.MentorTerms;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /contracts/{uuid}} of kind {@code ecf_mentor}. */
record MentorContractBody(
        @Nullable UUID leadProviderId,
        @Nullable String cohort,
        @Nullable String kind,
        @Nullable Integer recruitmentTarget,
        @Nullable BigDecimal paymentPerParticipant) {

    Contract checked(UUID id, Instant now) {
        Checked check = new Checked();
        LeadProviderId provider = new LeadProviderId(check.required("lead_provider_id", leadProviderId, Checked.NOBODY));
        var checkedCohort = check.cohort(check.required("cohort", cohort, "2000a"));
        MentorTerms terms = new MentorTerms(
                check.within("recruitment_target", check.required("recruitment_target", recruitmentTarget, 1), 1, 1, Checked.MANY),
                check.positive("payment_per_participant", check.required("payment_per_participant", paymentPerParticipant, BigDecimal.ONE)));
        check.refuse();
        return new Contract(provider, checkedCohort, new CohortContract<>(new ContractId(id), 1, terms), 0, now, now);
    }
}
