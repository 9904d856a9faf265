package milepost.participants.domain;

import java.time.Instant;

/** Our copy of a declaration: what deferring, withdrawing and changing a schedule are judged by. */
public record HeardDeclaration(DeclarationId id, ApplicationId training, DeclarationType type, Instant date, DeclarationState state) {

    /** Decision C2. */
    public boolean isNotVoided() {
        return state != DeclarationState.VOIDED;
    }

    public boolean isLive() {
        return state.isLive();
    }
}
