package milepost.statements.domain.pricing.ecf;

import milepost.statements.domain.pricing.Member;

/**
 * A declaration on an ECF statement.
 *
 * @param upliftFlagged taught where there is sparsity or pupil premium, or both: one uplift either way
 */
public record Declared(Member member, boolean upliftFlagged) {

    private static final String MENTORS = "ecf-mentor";

    /**
     * On a closed statement: what was fixed of an uplift stays, whatever was said of the participant since.
     *
     * @param wouldEarnIt if it were priced today
     */
    public static Declared onceClosed(EcfPayment fixed, boolean wouldEarnIt) {
        return new Declared(fixed.member(), fixed.rate() instanceof Rate.InBand ? fixed.uplift().isPositive() : wouldEarnIt);
    }

    boolean isOfMentor() {
        return isOfMentor(member.course().identifier());
    }

    public static boolean isOfMentor(String course) {
        return course.equals(MENTORS);
    }
}
