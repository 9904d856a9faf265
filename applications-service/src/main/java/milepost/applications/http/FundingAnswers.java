package milepost.applications.http;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Answers;
import milepost.applications.domain.Application;
import milepost.applications.domain.EligibilityList;
import milepost.applications.domain.Funding;
import milepost.applications.domain.FundingBasis;
import milepost.applications.domain.Institution;
import milepost.applications.domain.Verdict;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** Why an application is funded or is not: the rule and what it was decided on, or who said so. */
final class FundingAnswers {

    private FundingAnswers() {
    }

    private record Why(UUID applicationId, @Nullable Boolean eligible, String verdict, @Nullable String code,
                       @Nullable String ineligibleForFundingReason, boolean previouslyFunded, @Nullable String rule, @Nullable Inputs inputs,
                       @Nullable Mark marked) {
    }

    private record Inputs(String courseIdentifier, String cohort, String cohortFunding, boolean insideCatchment, @Nullable String teacherCatchment,
                          boolean previouslyFunded, String sameTrn, @Nullable String workSetting, @Nullable String employmentType,
                          @Nullable String kindOfNursery, @Nullable String headteacherStatus, @Nullable String ittProvider,
                          boolean referredByReturnToTeachingAdviser, @Nullable Place institution, List<String> eligibilityLists) {
    }

    private record Place(String type, @Nullable String urn, @Nullable String ukprn, @Nullable Integer establishmentTypeCode) {
    }

    private record Mark(String by, Instant at, @Nullable String reason) {
    }

    /** @param mark the last word of an operator or of registration, where there is one */
    static byte[] why(Stored stored, @Nullable Change mark) {
        Application it = stored.application();
        Funding funding = it.funding();
        Funding.Decided decided = funding.decided();
        return Json.bytes(new Why(it.id().value(), eligible(funding.verdict()), funding.verdict().wire(), funding.reason(),
                funding.ineligibleReason(), funding.previouslyFunded(), decided == null ? null : decided.rule(),
                decided == null ? null : inputs(it, decided.basis()),
                decided != null || mark == null ? null : new Mark(mark.actor(), mark.effectiveAt(), mark.reason())));
    }

    private static Inputs inputs(Application it, FundingBasis basis) {
        Answers answers = it.answers();
        CohortIdentifier cohort = basis.cohortOr(it.cohort());
        return new Inputs(it.course().value(), cohort.toString(), basis.cohortFunding().wire(),
                answers.insideCatchment(cohort.startYear()), answers.teacherCatchment() == null ? null : answers.teacherCatchment().wire(),
                it.funding().previouslyFunded(), basis.match().wire(), answers.workSetting() == null ? null : answers.workSetting().wire(),
                answers.employmentType(), answers.kindOfNursery(), answers.headteacherStatus(), answers.ittProvider(),
                answers.referredByReturnToTeachingAdviser(), place(answers.institution()), wires(basis.listed()));
    }

    private static @Nullable Place place(@Nullable Institution it) {
        return it == null ? null : new Place(it.type().wire(), it.urn(), it.ukprn(), it.establishmentTypeCode());
    }

    private static List<String> wires(Set<EligibilityList> listed) {
        return listed.stream().map(EligibilityList::wire).toList();
    }

    private static @Nullable Boolean eligible(Verdict verdict) {
        return switch (verdict) {
            case ELIGIBLE -> true;
            case NOT_ELIGIBLE -> false;
            case UNCONFIRMED -> null;
        };
    }
}
