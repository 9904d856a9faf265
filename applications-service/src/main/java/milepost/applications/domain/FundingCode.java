package milepost.applications.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a verdict on funding came about (facts/npq 3.9). */
public enum FundingCode {

    FUNDED(Verdict.ELIGIBLE),
    UNFUNDED_COHORT(Verdict.NOT_ELIGIBLE),
    NOT_IN_ENGLAND(Verdict.NOT_ELIGIBLE),
    PREVIOUSLY_FUNDED(Verdict.NOT_ELIGIBLE),
    /** Decision B5: the rule before this one needs a TRN that nobody has verified. */
    TRN_NOT_VERIFIED(Verdict.UNCONFIRMED),
    NOT_NEW_HEADTEACHER_REQUESTING_EHCO(Verdict.NOT_ELIGIBLE),
    NOT_ENTITLED_CHILDMINDER(Verdict.NOT_ELIGIBLE),
    EARLY_YEARS_INVALID_NPQ(Verdict.NOT_ELIGIBLE),
    INELIGIBLE_ESTABLISHMENT_TYPE(Verdict.NOT_ELIGIBLE),
    INELIGIBLE_ESTABLISHMENT_NOT_A_PP50(Verdict.NOT_ELIGIBLE),
    NOT_LEAD_MENTOR_COURSE(Verdict.NOT_ELIGIBLE),
    SUBJECT_TO_REVIEW(Verdict.UNCONFIRMED),
    REFERRED_BY_RETURN_TO_TEACHING_ADVISER(Verdict.UNCONFIRMED),
    /** No rule: somebody said so. */
    MARKED_FUNDED_BY_POLICY(Verdict.ELIGIBLE),
    /** No rule: somebody said so. */
    MARKED_INELIGIBLE_BY_POLICY(Verdict.NOT_ELIGIBLE);

    private final Verdict verdict;

    FundingCode(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FundingCode> parse(String wire) {
        return Arrays.stream(values()).filter(code -> code.wire().equals(wire)).findFirst();
    }
}
