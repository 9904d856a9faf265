package milepost.applications.domain;

import java.util.Locale;

/** Why an application was turned down (facts/npq 2.1). */
public enum RejectionReason {
    REJECTED_BY_PROVIDER, OTHER_APPLICATION_IN_THIS_COHORT_ACCEPTED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
