package milepost.local.sandbox;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training record of the sandbox, an early career teacher's or a mentor's, and what becomes of it, in order of time.
 *
 * @param start      the first day of training
 * @param recordedOn when registration told of it
 */
record EarlyCareer(int number, String recordId, Particulars who, String course, World.Cohort cohort, int provider, @Nullable Integer partner,
        String schedule, String schoolUrn, @Nullable String mentorId, @Nullable Boolean eligible, boolean sparsityUplift,
        boolean pupilPremiumUplift, LocalDate start, LocalDate recordedOn, List<Step> story) {

    /** Who it is; some are known already, from an NPQ or from their own first years. */
    record Particulars(String participantId, String fullName, String email, String trn, boolean trnVerified) {}

    /** What somebody does about it, and on which day. */
    sealed interface Step {

        LocalDate on();

        /** What providers do carries the provider that trains then. */
        sealed interface ByProvider extends Step {

            int by();
        }

        record Defer(LocalDate on, int by, String reason) implements ByProvider {}

        record Resume(LocalDate on, int by) implements ByProvider {}

        record Withdraw(LocalDate on, int by, String reason) implements ByProvider {}

        /** Within the cohort unless a year is named. */
        record ChangeSchedule(LocalDate on, int by, String schedule, @Nullable String cohort) implements ByProvider {}

        /** Told on one day, for another one before or after. */
        record Transfer(LocalDate on, int to, int partner, LocalDate from) implements Step {}
    }
}
