package milepost.declarations.http;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import milepost.declarations.application.RecordOutcome;
import milepost.declarations.application.ShowOutcomes;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.domain.Decision.Refusal;
import milepost.declarations.domain.Fault;
import milepost.declarations.domain.IdChange;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.outcome.OutcomeReason;
import milepost.declarations.domain.partners.PartnerReason;
import milepost.declarations.domain.submission.Reason;
import milepost.platform.web.Answer;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;

/** What refusals look like to callers; every code is a rule's or the life cycle's own. */
final class Problems {

    /** A refused submission commits, because its attempt is kept (decision D9). */
    static Answer turned(SubmitDeclaration.Outcome.Turned turned) {
        return Answer.refused(422, turned.reasons().stream().map(reason -> error(reason, turned)).toList());
    }

    static Answer repeated(Duration wait) {
        return Answer.refused(429, List.of(ApiError.of("base", "repeated_identical_attempt",
                "This declaration was refused nine times within an hour and nothing it depends on has changed since. Look at the earlier errors before you try again.")
                .with(Map.of("retry_after", Math.max(1, wait.toSeconds())))));
    }

    /** Decision D11a. */
    static Refused refusedVoid(Refusal reason) {
        return new Refused(422, ApiError.of("declaration", code(reason), reason.sentence()));
    }

    static Refused turned(List<PartnerReason> reasons) {
        return Refused.unprocessable(reasons.stream().map(Problems::error).toList());
    }

    static Refused turned(RecordOutcome.Answer.Turned turned) {
        return Refused.unprocessable(turned.reasons().stream().map(reason -> reason == OutcomeReason.PARTICIPANT_ID_CHANGED && turned.newId() != null
                ? ApiError.of(reason.title(), reason.code(), reason.sentence()).with(Map.of("participant_id", turned.newId().toString()))
                : error(reason)).toList());
    }

    /** The id was retired and the caller trains who it stands for now (decision A15, facts/npq 1.3). */
    static Refused gone(ParticipantId retired, ShowOutcomes.Outcome.Gone gone) {
        return new Refused(410, ApiError.of("Participant ID has been changed", "participant_id_changed",
                        "Participant %s is now known as %s.".formatted(retired, gone.survivor()))
                .with(Map.of("participant_id", gone.survivor().toString()))
                .alongside(Map.of("participant_id_changes", gone.changes().stream().map(Problems::change).toList())));
    }

    private static Map<String, String> change(IdChange change) {
        return Map.of("from_participant_id", change.from().toString(), "to_participant_id", change.to().toString(),
                "changed_at", change.changedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    static Refused notFound() {
        return Refused.notFound();
    }

    static Refused notYours() {
        return new Refused(403, ApiError.of("Cannot modify declaration", "declaration_of_other_provider",
                "Another lead provider made this declaration; you may look at it, but only its maker may change it."));
    }

    private static ApiError error(Reason reason, SubmitDeclaration.Outcome.Turned turned) {
        ApiError error = error(reason);
        Map<String, Object> meta = new HashMap<>();
        if (reason == Reason.DECLARATION_ALREADY_EXISTS && turned.slotHolder() != null) {
            meta.put("declaration_id", turned.slotHolder().toString());
        }
        if (reason == Reason.DECLARATION_ALREADY_EXISTS && turned.previous() != null) {
            meta.put("previous_attempt_at", turned.previous().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        if (reason == Reason.PARTICIPANT_ID_CHANGED && turned.newId() != null) {
            meta.put("participant_id", turned.newId());
        }
        return error.with(meta);
    }

    private static ApiError error(Fault fault) {
        return isAboutAttribute(fault) ? ApiError.attribute(fault.title(), fault.code(), fault.sentence())
                : ApiError.of(fault.title(), fault.code(), fault.sentence());
    }

    private static boolean isAboutAttribute(Fault fault) {
        return switch (fault.title()) {
            case "base", "cohort", "application", "delivery_partner", "secondary_delivery_partner" -> false;
            default -> true;
        };
    }

    /** The names providers know from {@code docs}; the life cycle's own are shorter. */
    private static String code(Refusal reason) {
        return switch (reason) {
            case ALREADY_VOIDED -> "declaration_already_voided";
            case ALREADY_AWAITING_CLAWBACK -> "declaration_already_awaiting_clawback";
            case ALREADY_CLAWED_BACK -> "declaration_already_clawed_back";
            case STATEMENT_UNAVAILABLE, FUNDING_WITHDRAWN_AFTER_DECLARATION, DUPLICATE_ALREADY_PAID, ALREADY_PAID, NEVER_PAID -> reason.code();
        };
    }

    private Problems() {
    }
}
