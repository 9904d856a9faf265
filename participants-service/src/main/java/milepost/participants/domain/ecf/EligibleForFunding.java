package milepost.participants.domain.ecf;

import org.jspecify.annotations.Nullable;

/** Whether DfE pays for somebody's training, as registration says; it may not know yet (decision B5). */
public enum EligibleForFunding {
    YES, NO, UNCONFIRMED;

    /** As operators and providers write it: null is unconfirmed. */
    public static EligibleForFunding of(@Nullable Boolean flag) {
        if (flag == null) {
            return UNCONFIRMED;
        }
        return flag ? YES : NO;
    }

    public @Nullable Boolean flag() {
        return switch (this) {
            case YES -> true;
            case NO -> false;
            case UNCONFIRMED -> null;
        };
    }
}
