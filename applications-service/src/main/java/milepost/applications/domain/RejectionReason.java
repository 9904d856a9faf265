package milepost.applications.domain;

import java.util.Locale;

/** Why an application was turned down. */
public enum RejectionReason {
    OTHER_APPLICATION_IN_THIS_COHORT_ACCEPTED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
