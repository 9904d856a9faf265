package milepost.participants.domain.training;

import java.util.List;

/** The reasons that may be given for stopping training. */
public final class Reasons {

    /** facts/npq 4.3. */
    public static final List<String> FOR_DEFERRAL = List.of("bereavement", "long-term-sickness", "parental-leave", "career-break", "other");

    /** facts/npq 4.5; the one with a full stop is taken without it as well (decision C6a). */
    public static final List<String> FOR_WITHDRAWAL = List.of(
            "insufficient-capacity-to-undertake-programme",
            "personal-reason-health-or-pregnancy-related",
            "personal-reason-moving-school",
            "personal-reason-other",
            "insufficient-capacity",
            "change-in-developmental-or-personal-priorities",
            "change-in-school-circumstances",
            "change-in-school-leadership",
            "quality-of-programme-structure-not-suitable.",
            "quality-of-programme-structure-not-suitable",
            "quality-of-programme-content-not-suitable",
            "quality-of-programme-facilitation-not-effective",
            "quality-of-programme-accessibility",
            "quality-of-programme-other",
            "programme-not-appropriate-for-role-and-cpd-needs",
            "started-in-error",
            "expected-commitment-unclear",
            "assessment-requirements-not-met",
            "change-in-career",
            "disengaged-and-unresponsive",
            "non-payment-of-invoice",
            "other");

    private Reasons() {
    }
}
