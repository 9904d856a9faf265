package milepost.statements.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one declaration as the suite sees them: one aggregate, one truth.
 *
 * @param whole what the rows behind it say, for the owner itself after a restore
 */
public record PublishedLines(
        DeclarationId declaration,
        LeadProviderId leadProvider,
        long sourceVersion,
        Optional<Payment> payment,
        Optional<Refund> refund,
        Optional<String> waiting,
        boolean upliftPaid,
        Instant effectiveAt,
        long version,
        Instant recordedAt,
        Whole whole) {

    public record Payment(StatementId statement, String statementState, String status) {
    }

    public record Refund(StatementId statement, String statementState) {
    }

    /** The declaration as far as its lines rest on it, and all the lines it ever had, the oldest first. */
    public record Whole(DeclarationCopies.Copy copy, List<Line> lines) {

        public Whole {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A row.
     *
     * @param upliftPrice null where it was told before there were uplifts, or is not priced yet
     */
    public record Line(LineId id, StatementId statement, String kind, String status, long sourceVersion, Instant attachedAt,
            @Nullable Instant removedAt, @Nullable String removedReason, @Nullable Boolean counted, @Nullable Money unitPrice,
            @Nullable Money targetedPrice, @Nullable Money upliftPrice, @Nullable String rate, @Nullable String band, Instant recordedAt) {
    }
}
