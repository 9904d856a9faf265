package milepost.participants.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Our copy of a declaration: what deferring, withdrawing and changing a schedule are judged by, and what says that a mentor completed.
 *
 * @param cohort      the one it was declared in; null in copies that were kept before it mattered
 * @param effectiveAt the request clock of its latest change; null like the cohort
 */
public record HeardDeclaration(DeclarationId id, TrainingId training, DeclarationType type, Instant date, DeclarationState state,
                               @Nullable Cohort cohort, @Nullable Instant effectiveAt) {

    /** Decision C2. */
    public boolean isNotVoided() {
        return state != DeclarationState.VOIDED;
    }

    public boolean isLive() {
        return state.isLive();
    }
}
