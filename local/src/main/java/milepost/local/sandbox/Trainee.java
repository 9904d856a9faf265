package milepost.local.sandbox;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One application of the sandbox and what becomes of it, in order of time. */
record Trainee(int number, String applicationId, String participantId, String fullName, String email, String trn, boolean trnVerified,
        String course, World.Cohort cohort, int provider, @Nullable Boolean eligible, LocalDate appliedOn, List<Step> story) {

    /** What a provider does, and on which day it does it. */
    sealed interface Step {

        LocalDate on();

        record Accept(LocalDate on, String schedule, @Nullable Boolean fundedPlace) implements Step {}

        record Declare(LocalDate on, String type, LocalDate date, boolean hasPassed) implements Step {}

        record VoidIt(LocalDate on, String type) implements Step {}
    }

    /** Whether its declarations wait for a verdict. */
    boolean unconfirmed() {
        return eligible == null;
    }
}
