package milepost.participants.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a declaration stands with declarations-service, which alone decides it. */
public enum DeclarationState {
    SUBMITTED, ELIGIBLE, INELIGIBLE, PAYABLE, PAID, VOIDED, AWAITING_CLAWBACK, CLAWED_BACK;

    /** Decision D0. */
    public boolean isLive() {
        return switch (this) {
            case SUBMITTED, ELIGIBLE, PAYABLE, PAID -> true;
            case INELIGIBLE, VOIDED, AWAITING_CLAWBACK, CLAWED_BACK -> false;
        };
    }

    /** The spelling of the published snapshots. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeclarationState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
