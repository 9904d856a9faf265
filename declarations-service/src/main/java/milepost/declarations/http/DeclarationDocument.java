package milepost.declarations.http;

import java.time.Instant;
import java.util.UUID;
import milepost.declarations.application.Names;
import milepost.declarations.application.Rendering;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.EarlyCareerFacts;
import milepost.declarations.domain.IneligibleReason;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.StatementId;
import milepost.platform.web.Documents;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** A declaration as v3 shows it: the union of the two families' attributes (decision A2), what does not apply is null. */
public final class DeclarationDocument implements Rendering {

    private static final String TYPE = "participant-declaration";
    private static final int SHAPE = 2;

    private record Resource(UUID id, String type, Attributes attributes) {
    }

    private record Attributes(
            UUID participantId, String declarationType, String courseIdentifier, Instant declarationDate, String state,
            @Nullable Boolean hasPassed, @Nullable UUID deliveryPartnerId, @Nullable String deliveryPartnerName,
            @Nullable UUID secondaryDeliveryPartnerId, @Nullable String secondaryDeliveryPartnerName,
            @Nullable UUID statementId, @Nullable UUID clawbackStatementId, @Nullable UUID applicationId, boolean upliftPaid,
            @Nullable String leadProviderName, @Nullable String ineligibleForFundingReason, @Nullable UUID supersededBy,
            @Nullable UUID mentorId, @Nullable String evidenceHeld, Instant createdAt, Instant updatedAt) {
    }

    /** Which statements a state shows: a voided declaration none, a clawback both once placed (decision D12). */
    private record Statements(@Nullable StatementId payment, @Nullable StatementId clawback) {

        static Statements shownIn(DeclarationState state) {
            return switch (state) {
                case DeclarationState.Submitted _, DeclarationState.Ineligible _, DeclarationState.Voided _ -> new Statements(null, null);
                case DeclarationState.Eligible(var on) -> new Statements(on, null);
                case DeclarationState.Payable(var on) -> new Statements(on, null);
                case DeclarationState.Paid(var on) -> new Statements(on, null);
                case DeclarationState.AwaitingClawback(var paidOn, var recoveredOn) -> new Statements(paidOn, recoveredOn);
                case DeclarationState.ClawedBack(var paidOn, var recoveredOn) -> new Statements(paidOn, recoveredOn);
            };
        }
    }

    @Override
    public int shape() {
        return SHAPE;
    }

    @Override
    public byte[] render(Declaration declaration, Names names, Instant createdAt, Instant updatedAt) {
        Declared it = declaration.declared();
        Statements statements = Statements.shownIn(declaration.state());
        IneligibleReason reason = declaration.state() instanceof DeclarationState.Ineligible(var why) ? why : null;
        EarlyCareerFacts besides = EarlyCareerFacts.of(it.earlyCareer());
        UUID application = switch (it.family()) {
            case NPQ -> it.training().value();
            case ECF -> null;
        };
        Names shown = switch (it.family()) {
            case NPQ -> names;
            case ECF -> new Names(names.provider(), null, null);
        };
        return Json.bytes(new Resource(declaration.id().value(), TYPE, new Attributes(
                it.participant().value(), it.type().slug(), it.course().value(), it.date(), declaration.state().slug(),
                passed(declaration.outcome()), idOf(it.partners().primary()), shown.partner(), idOf(it.partners().secondary()),
                shown.secondaryPartner(), idOf(statements.payment()), idOf(statements.clawback()), application, declaration.upliftPaid(),
                shown.provider(), reason == null ? null : reason.slug(),
                reason instanceof IneligibleReason.Duplicate(var by) ? by.value() : null, besides.mentor(), besides.evidence(),
                createdAt, updatedAt)));
    }

    @Override
    public String contentHash(Declaration declaration, Names names, Instant createdAt) {
        return Documents.etag(render(declaration, names, createdAt, createdAt));
    }

    private static @Nullable Boolean passed(@Nullable Outcome outcome) {
        return outcome == null ? null : switch (outcome.result()) {
            case PASSED -> true;
            case FAILED -> false;
            case VOIDED -> null;
        };
    }

    private static @Nullable UUID idOf(@Nullable PartnerId partner) {
        return partner == null ? null : partner.value();
    }

    private static @Nullable UUID idOf(@Nullable StatementId statement) {
        return statement == null ? null : statement.value();
    }
}
