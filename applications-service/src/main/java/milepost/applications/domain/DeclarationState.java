package milepost.applications.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a declaration stands, in the words of declarations-service, which owns it. */
public enum DeclarationState {

    SUBMITTED, ELIGIBLE, INELIGIBLE, PAYABLE, PAID, VOIDED, AWAITING_CLAWBACK, CLAWED_BACK;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeclarationState> parse(String wire) {
        return Arrays.stream(values()).filter(state -> state.wire().equals(wire)).findFirst();
    }

    /** Decision D0. */
    public boolean isLive() {
        return switch (this) {
            case SUBMITTED, ELIGIBLE, PAYABLE, PAID -> true;
            case INELIGIBLE, VOIDED, AWAITING_CLAWBACK, CLAWED_BACK -> false;
        };
    }
}
