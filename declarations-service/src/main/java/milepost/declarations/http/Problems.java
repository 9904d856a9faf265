package milepost.declarations.http;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.domain.Decision.Refusal;
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

    static Refused notYours() {
        return new Refused(403, ApiError.of("Cannot modify declaration", "declaration_of_other_provider",
                "Another lead provider made this declaration; you may look at it, but only its maker may change it."));
    }

    private static ApiError error(Reason reason, SubmitDeclaration.Outcome.Turned turned) {
        ApiError error = isAboutAttribute(reason) ? ApiError.attribute(reason.title(), reason.code(), reason.sentence())
                : ApiError.of(reason.title(), reason.code(), reason.sentence());
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

    private static boolean isAboutAttribute(Reason reason) {
        return switch (reason.title()) {
            case "base", "cohort", "application" -> false;
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
