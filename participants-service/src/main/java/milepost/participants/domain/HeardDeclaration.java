package milepost.participants.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Our copy of a declaration: what deferring, withdrawing and changing a schedule are judged by.
 *
 * @param cohort the one it was declared in; null in copies that were kept before it mattered
 */
public record HeardDeclaration(DeclarationId id, TrainingId training, DeclarationType type, Instant date, DeclarationState state,
                               @Nullable Cohort cohort) {

    /** Decision C2. */
    public boolean isNotVoided() {
        return state != DeclarationState.VOIDED;
    }

    public boolean isLive() {
        return state.isLive();
    }
}
