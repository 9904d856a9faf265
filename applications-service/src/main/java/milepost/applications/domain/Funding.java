package milepost.applications.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is known about an application's funding. There is no eligibility engine yet: the verdict is what registration or an
 * operator gave, and without one it is unconfirmed.
 *
 * @param given            the verdict on record
 * @param code             how it came about, null while unconfirmed
 * @param previouslyFunded whether another application of the person has already had the funding for this training
 */
public record Funding(Verdict given, @Nullable String code, boolean previouslyFunded) {

    static final String MARKED_FUNDED = "marked_funded_by_policy";
    static final String MARKED_INELIGIBLE = "marked_ineligible_by_policy";

    public static Funding marked(@Nullable Boolean eligible) {
        return new Funding(Verdict.NOT_ELIGIBLE, null, false).remarked(eligible);
    }

    public Funding remarked(@Nullable Boolean eligible) {
        Verdict verdict = Verdict.given(eligible);
        return new Funding(verdict, switch (verdict) {
            case ELIGIBLE -> MARKED_FUNDED;
            case NOT_ELIGIBLE -> MARKED_INELIGIBLE;
            case UNCONFIRMED -> null;
        }, previouslyFunded);
    }

    public Funding previouslyFunded(boolean previously) {
        return new Funding(given, code, previously);
    }

    /** The verdict that counts: funding once had is not had again, unless policy said so for this person (facts/npq 3.3). */
    public Verdict verdict() {
        return overridden() ? Verdict.NOT_ELIGIBLE : given;
    }

    /** The reason published with {@link #verdict()}. */
    public @Nullable String reason() {
        return overridden() ? "previously_funded" : code;
    }

    public boolean eligible() {
        return verdict() == Verdict.ELIGIBLE;
    }

    /** The API's {@code ineligible_for_funding_reason}; null while unconfirmed (decision B5a). */
    public @Nullable String ineligibleReason() {
        if (verdict() != Verdict.NOT_ELIGIBLE) {
            return null;
        }
        return previouslyFunded ? "previously-funded" : "establishment-ineligible";
    }

    private boolean overridden() {
        return previouslyFunded && !MARKED_FUNDED.equals(code);
    }
}
