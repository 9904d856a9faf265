package milepost.statements.domain.assurance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;

/**
 * Somebody's training.
 *
 * @param eligibleForFunding what a training record says, empty where that is not confirmed; an application says it itself
 * @param schoolUrn          of a training record
 */
public record Training(List<Period> periods, Optional<Boolean> eligibleForFunding, Optional<String> schoolUrn) {

    private static final Comparator<Period> OLDEST_FIRST = Comparator.comparing(Period::from);

    public Training {
        periods = List.copyOf(periods);
    }

    /** A stretch with one provider in one state. */
    public record Period(LeadProviderId provider, String status, Optional<String> reason, String schedule, Instant from) {

        /** Of an NPQ only why it ended is told, of the framework also why it rests (facts/npq 7.9; facts/ecf 7.6). */
        public Optional<String> reasonTold(Family family) {
            return reason.filter(_ -> status.equals("withdrawn") || family == Family.ECF && status.equals("deferred"));
        }
    }

    /** The provider's own latest stretch that has begun, else the first to come; empty where it never trained them, which hides no line. */
    public Optional<Period> with(LeadProviderId provider, Instant now) {
        List<Period> own = periods.stream().filter(period -> period.provider.equals(provider)).sorted(OLDEST_FIRST).toList();
        return own.reversed().stream().filter(period -> !period.from.isAfter(now)).findFirst().or(() -> own.stream().findFirst());
    }
}
