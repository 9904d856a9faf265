package milepost.statements.domain.pricing.ecf;

import milepost.statements.domain.pricing.Member;

/**
 * A declaration on an ECF statement.
 *
 * @param upliftFlagged taught where there is sparsity or pupil premium, or both: one uplift either way
 */
public record Declared(Member member, boolean upliftFlagged) {

    boolean isOfMentor() {
        return member.course().identifier().equals("ecf-mentor");
    }
}
