package milepost.applications.domain;

import milepost.applications.domain.catalogue.CohortIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an application's funding: the verdict of registration or of an operator, or else that of the rules.
 *
 * @param given            the verdict on record
 * @param code             how it came about, null where somebody said that it is unconfirmed
 * @param previouslyFunded whether another application of the person has already had the funding for this training
 * @param decided          what the rules decided it on; null where somebody gave the verdict
 */
public record Funding(Verdict given, @Nullable String code, boolean previouslyFunded, @Nullable Decided decided) {

    static final String MARKED_FUNDED = FundingCode.MARKED_FUNDED_BY_POLICY.wire();
    static final String MARKED_INELIGIBLE = FundingCode.MARKED_INELIGIBLE_BY_POLICY.wire();

    /**
     * Why the rules said what they said.
     *
     * @param rule the name of the rule that decided
     */
    public record Decided(String rule, FundingBasis basis) {
    }

    public static Funding marked(@Nullable Boolean eligible) {
        return new Funding(Verdict.NOT_ELIGIBLE, null, false, null).remarked(eligible);
    }

    public Funding remarked(@Nullable Boolean eligible) {
        Verdict verdict = Verdict.given(eligible);
        return new Funding(verdict, switch (verdict) {
            case ELIGIBLE -> MARKED_FUNDED;
            case NOT_ELIGIBLE -> MARKED_INELIGIBLE;
            case UNCONFIRMED -> null;
        }, previouslyFunded, null);
    }

    /** The verdict of the rules on this application. */
    public static Funding byTheRules(Application application, FundingBasis basis) {
        return decided(new FundingCase(application, basis, application.funding().previouslyFunded()));
    }

    private static Funding decided(FundingCase facts) {
        FundingRule rule = FundingRule.deciding(facts);
        return new Funding(rule.code().verdict(), rule.code().wire(), facts.previouslyFunded(), new Decided(rule.name(), facts.basis()));
    }

    /** Where the rules gave the verdict, they are asked anew. */
    Funding previouslyFunded(boolean previously, Application application) {
        return decided == null ? new Funding(given, code, previously, null)
                : decided(new FundingCase(application, decided.basis(), previously));
    }

    /** The same for a training that leaves the cohort: where nobody kept in which one the person applied, it was this. */
    Funding leaving(CohortIdentifier cohort) {
        return decided == null ? this : new Funding(given, code, previouslyFunded, new Decided(decided.rule(), decided.basis().keeping(cohort)));
    }

    /** The verdict that counts: funding once had is not had again, unless policy said so for this person (facts/npq 3.3). */
    public Verdict verdict() {
        return overridden() ? Verdict.NOT_ELIGIBLE : given;
    }

    /** The reason published with {@link #verdict()}. */
    public @Nullable String reason() {
        return overridden() ? FundingCode.PREVIOUSLY_FUNDED.wire() : code;
    }

    public boolean eligible() {
        return verdict() == Verdict.ELIGIBLE;
    }

    /** The API's {@code ineligible_for_funding_reason}; null while unconfirmed (decision B5a). */
    public @Nullable String ineligibleReason() {
        if (verdict() != Verdict.NOT_ELIGIBLE) {
            return null;
        }
        return FundingCode.PREVIOUSLY_FUNDED.wire().equals(reason()) ? "previously-funded" : "establishment-ineligible";
    }

    private boolean overridden() {
        return previouslyFunded && !MARKED_FUNDED.equals(code);
    }
}
