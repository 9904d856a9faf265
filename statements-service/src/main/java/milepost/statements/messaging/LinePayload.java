package milepost.statements.messaging;

import static milepost.statements.messaging.Published.said;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.PublishedLines.Whole;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import org.jspecify.annotations.Nullable;

/** The payload of {@code milepost.line.v1}. What comes after {@code effective_at} is for the owner itself, which makes its rows of it after a restore. */
record LinePayload(UUID declarationId, UUID leadProviderId, long sourceVersion, @Nullable Paying payment, @Nullable Refunding refund,
        @Nullable String waiting, boolean upliftPaid, Instant effectiveAt, @Nullable Declared declaration, @Nullable List<Row> lines) {

    record Paying(UUID statementId, String statementState, String status) {
    }

    record Refunding(UUID statementId, String statementState) {
    }

    record Declared(long version, String family, UUID participantId, String courseIdentifier, String courseGroup, String cohort,
            String declarationType, String state, boolean live, boolean fundable, boolean targetedDeliveryFundingEligible,
            @Nullable Boolean upliftFlagged) {
    }

    record Row(UUID id, UUID statementId, String kind, String status, long sourceVersion, Instant attachedAt, @Nullable Instant removedAt,
            @Nullable String removedReason, @Nullable Boolean counted, @Nullable String unitPrice, @Nullable String targetedPrice,
            @Nullable String upliftPrice, @Nullable String rate, @Nullable String band, Instant recordedAt) {

        static Row of(PublishedLines.Line line) {
            return new Row(line.id().value(), line.statement().value(), line.kind(), line.status(), line.sourceVersion(), line.attachedAt(),
                    line.removedAt(), line.removedReason(), line.counted(), Published.text(line.unitPrice()),
                    Published.text(line.targetedPrice()), Published.text(line.upliftPrice()), line.rate(), line.band(), line.recordedAt());
        }

        PublishedLines.Line line() {
            return new PublishedLines.Line(new LineId(said(id)), new StatementId(said(statementId)), said(kind), said(status), sourceVersion,
                    said(attachedAt), removedAt, removedReason, counted, Published.money(unitPrice), Published.money(targetedPrice),
                    Published.money(upliftPrice), rate, band, said(recordedAt));
        }
    }

    static LinePayload of(PublishedLines lines) {
        Copy copy = lines.whole().copy();
        return new LinePayload(lines.declaration().value(), lines.leadProvider().value(), lines.sourceVersion(),
                lines.payment().map(p -> new Paying(p.statement().value(), p.statementState(), p.status())).orElse(null),
                lines.refund().map(r -> new Refunding(r.statement().value(), r.statementState())).orElse(null),
                lines.waiting().orElse(null), lines.upliftPaid(), lines.effectiveAt(),
                new Declared(copy.version(), copy.family(), copy.participantId(), copy.courseIdentifier(), copy.courseGroup(), copy.cohort(),
                        copy.declarationType(), copy.state(), copy.live(), copy.fundable(), copy.targetedDeliveryFundingEligible(),
                        copy.upliftFlagged()),
                lines.whole().lines().stream().map(Row::of).toList());
    }

    PublishedLines told(Snapshot snapshot) {
        Declared it = said(declaration);
        var copy = new Copy(said(declarationId), it.version(), said(it.family()), said(leadProviderId), said(it.participantId()),
                said(it.courseIdentifier()), said(it.courseGroup()), said(it.cohort()), said(it.declarationType()), said(it.state()), it.live(),
                it.fundable(), it.targetedDeliveryFundingEligible(), Boolean.TRUE.equals(it.upliftFlagged()), said(effectiveAt));
        return new PublishedLines(new DeclarationId(declarationId), new LeadProviderId(leadProviderId), sourceVersion, Optional.empty(),
                Optional.empty(), Optional.ofNullable(waiting), upliftPaid, effectiveAt, snapshot.version(), snapshot.recordedAt(),
                new Whole(copy, said(lines).stream().map(Row::line).toList()));
    }
}
