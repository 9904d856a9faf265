package milepost.participants.inmemory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.TrainingStatus;
import org.jspecify.annotations.Nullable;

/** A second opinion on what providers see of somebody's training: who begins on which day and what was said on which, told by days alone. */
final class TimelineModel {

    private final TreeMap<LocalDate, Turn> turns = new TreeMap<>();

    TimelineModel(LeadProviderId first, LocalDate from, String schedule, String year) {
        turns.put(from, new Turn(first, from, new Standing(TrainingStatus.ACTIVE, null, schedule, year, null, null)));
    }

    /** What is said last holds from its day on: whatever was to begin then or later is void. */
    boolean transfer(LeadProviderId to, @Nullable UUID partner, LocalDate from, LocalDate today) {
        var present = Optional.ofNullable(turns.floorEntry(today)).orElseGet(turns::firstEntry);
        if (from.isBefore(present.getKey()) || from.equals(present.getKey()) && !present.getValue().provider.equals(to)) {
            return false;
        }
        if (turns.floorEntry(from).getValue().provider.equals(to)) {
            turns.tailMap(from, false).clear();
            return true;
        }
        turns.tailMap(from, true).clear();
        var last = turns.lastEntry().getValue();
        if (!last.provider.equals(to)) {
            last.standings.tailMap(from, true).clear();
            turns.put(from, new Turn(to, from, last.standing().begunAnew(partner)));
        }
        return true;
    }

    /** Whoever trains on the day, if it is the second day or a later one. */
    Optional<LeadProviderId> trainsBefore(LocalDate day) {
        return Optional.ofNullable(turns.lowerEntry(day)).filter(turn -> turn.equals(turns.floorEntry(day))).map(turn -> turn.getValue().provider);
    }

    /** Nobody is deferred who is not active, and nobody becomes what they are. */
    boolean move(TrainingStatus status, @Nullable String reason, LocalDate day) {
        var turn = turns.floorEntry(day).getValue();
        var is = turn.standing().status;
        if (status == is || status == TrainingStatus.DEFERRED && is != TrainingStatus.ACTIVE) {
            return false;
        }
        turn.becomes(day, standing -> standing.moved(status, reason));
        return true;
    }

    /** By whoever trains or is going to train somebody who has not withdrawn, to something else. */
    boolean reschedule(LeadProviderId provider, String schedule, String year, LocalDate day) {
        var turn = turnOf(provider, day).filter(own -> end(own).map(end -> end.isAfter(day)).orElse(true)).map(Map.Entry::getValue);
        var another = turn.map(Turn::standing).filter(is -> is.status != TrainingStatus.WITHDRAWN)
                .filter(is -> !is.schedule.equals(schedule) || !is.year.equals(year)).isPresent();
        turn.filter(_ -> another).ifPresent(own -> own.becomes(day, standing -> standing.rescheduled(schedule, year)));
        return another;
    }

    /** Of whoever trains on the day. */
    void says(LocalDate day, UnaryOperator<Standing> change) {
        turns.floorEntry(day).getValue().becomes(day, change);
    }

    /** As this provider sees it. */
    Optional<Seen> seenBy(LeadProviderId provider, LocalDate day) {
        return turnOf(provider, day).map(turn -> seen(turn, day));
    }

    private Optional<Map.Entry<LocalDate, Turn>> turnOf(LeadProviderId provider, LocalDate day) {
        return turns.entrySet().stream().filter(turn -> turn.getValue().provider.equals(provider))
                .max(Comparator.comparing((Map.Entry<LocalDate, Turn> turn) -> covers(turn, day))
                        .thenComparing(turn -> turn.getKey().isAfter(day))
                        .thenComparing(turn -> turn.getKey().isAfter(day) ? -turn.getKey().toEpochDay() : turn.getKey().toEpochDay()));
    }

    private boolean covers(Map.Entry<LocalDate, Turn> turn, LocalDate day) {
        return !turn.getKey().isAfter(day) && end(turn).map(end -> end.isAfter(day)).orElse(true);
    }

    private Optional<LocalDate> end(Map.Entry<LocalDate, Turn> turn) {
        return Optional.ofNullable(turns.higherKey(turn.getKey()));
    }

    private Seen seen(Map.Entry<LocalDate, Turn> turn, LocalDate day) {
        var standing = turn.getValue().standing();
        var end = end(turn);
        var status = end.filter(last -> !last.isAfter(day)).isPresent() ? "left"
                : standing.status == TrainingStatus.WITHDRAWN ? "withdrawn"
                : turn.getKey().isAfter(day) ? "joining"
                : end.isPresent() ? "leaving" : "active";
        var began = turn.getValue().began();
        return new Seen(status, standing, began.getKey(), began.getValue().reason);
    }

    @Override
    public String toString() {
        return turns.toString();
    }

    /**
     * What is seen.
     *
     * @param since the day on which training became what it is
     * @param why   the reason that was given then
     */
    record Seen(String participantStatus, Standing standing, LocalDate since, @Nullable String why) {}

    /** How training stands with somebody. */
    record Standing(TrainingStatus status, @Nullable String reason, String schedule, String year, @Nullable UUID partner, @Nullable UUID mentor) {

        Standing moved(TrainingStatus other, @Nullable String because) {
            return new Standing(other, because, schedule, year, partner, mentor);
        }

        Standing rescheduled(String other, String otherYear) {
            return new Standing(status, reason, other, otherYear, partner, mentor);
        }

        Standing with(@Nullable UUID otherPartner, @Nullable UUID otherMentor) {
            return new Standing(status, reason, schedule, year, otherPartner, otherMentor);
        }

        private Standing begunAnew(@Nullable UUID otherPartner) {
            return new Standing(TrainingStatus.ACTIVE, null, schedule, year, otherPartner, null);
        }
    }

    private static final class Turn {
        private final LeadProviderId provider;
        private final TreeMap<LocalDate, Standing> standings = new TreeMap<>();

        Turn(LeadProviderId provider, LocalDate from, Standing first) {
            this.provider = provider;
            standings.put(from, first);
        }

        Standing standing() {
            return standings.lastEntry().getValue();
        }

        /** From the day on, but not before there is anything. */
        void becomes(LocalDate day, UnaryOperator<Standing> change) {
            standings.put(day.isAfter(standings.lastKey()) ? day : standings.lastKey(), change.apply(standing()));
        }

        /** How its status began; what else was said since does not begin it anew. */
        Map.Entry<LocalDate, Standing> began() {
            var is = standing().status;
            return standings.descendingMap().entrySet().stream().takeWhile(entry -> entry.getValue().status == is)
                    .reduce((_, earlier) -> earlier).orElseThrow();
        }

        @Override
        public String toString() {
            return provider.value() + " " + standings;
        }
    }
}
