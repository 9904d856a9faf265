package milepost.statements.application;

import java.time.Instant;
import java.util.Optional;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;

/** The lines of one declaration as the suite sees them: one aggregate, one truth. */
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
        Instant recordedAt) {

    public record Payment(StatementId statement, String statementState, String status) {
    }

    public record Refund(StatementId statement, String statementState) {
    }
}
