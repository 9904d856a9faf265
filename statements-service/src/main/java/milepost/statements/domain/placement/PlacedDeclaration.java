package milepost.statements.domain.placement;

import java.time.Instant;
import java.util.Optional;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.StatementState;

/**
 * A declaration as its owner last told it, and the lines it has here.
 *
 * @param standing    what its owner says of it
 * @param fundable    would be paid if it were on a statement
 * @param stateInWords its owner's state, for people who ask why a line was taken off
 * @param effectiveAt the request clock of its latest change, whose London day picks the statement
 * @param waiting     an open statement is being waited for
 * @param payment     its payment line, unless that was voided
 * @param refund      its refund line
 */
public record PlacedDeclaration(
        DeclarationId id,
        LeadProviderId leadProvider,
        Cohort cohort,
        Family family,
        Standing standing,
        boolean fundable,
        Instant effectiveAt,
        long sourceVersion,
        String stateInWords,
        boolean waiting,
        Optional<Line> payment,
        Optional<Line> refund) {

    /** What a declaration's state means for money. */
    public enum Standing {
        /** Submitted, eligible, payable or paid (decision D0). */
        LIVE,
        /** Without claim to a payment; one that was paid first stays paid, and finance decides (decision D14). */
        INELIGIBLE,
        /** Voided, or on its way back: what was paid for it is owed. */
        TAKEN_BACK;

        /** What a state means, in its owner's word for it. */
        public static Standing of(String stateInWords, boolean live) {
            if (live) {
                return LIVE;
            }
            return stateInWords.equals("ineligible") ? INELIGIBLE : TAKEN_BACK;
        }
    }

    /** A line and where its statement stands. */
    public record Line(LineId id, StatementId statement, StatementState state) {
    }
}
