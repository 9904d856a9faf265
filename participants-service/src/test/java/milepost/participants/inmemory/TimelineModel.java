package milepost.participants.inmemory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.TrainingStatus;
import org.jspecify.annotations.Nullable;

/** A second opinion on what providers see of somebody's training: who begins on which day, told by days alone. */
final class TimelineModel {

    private final TreeMap<LocalDate, Turn> turns = new TreeMap<>();

    TimelineModel(LeadProviderId first, LocalDate from) {
        turns.put(from, new Turn(first, null));
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
        if (!turns.lastEntry().getValue().provider.equals(to)) {
            turns.lastEntry().getValue().statuses.tailMap(from, true).clear();
            turns.put(from, new Turn(to, partner));
        }
        return true;
    }

    /** Whoever trains on the day, if it is the second day or a later one. */
    Optional<LeadProviderId> trainsBefore(LocalDate day) {
        return Optional.ofNullable(turns.lowerEntry(day)).filter(turn -> turn.equals(turns.floorEntry(day))).map(turn -> turn.getValue().provider);
    }

    /** Nobody is deferred who is not active, and nobody becomes what they are. */
    boolean move(TrainingStatus status, LocalDate day) {
        var turn = turns.floorEntry(day).getValue();
        if (status == turn.status() || status == TrainingStatus.DEFERRED && turn.status() != TrainingStatus.ACTIVE) {
            return false;
        }
        turn.statuses.put(day, status);
        return true;
    }

    /** As this provider sees it. */
    Optional<Seen> seenBy(LeadProviderId provider, LocalDate day) {
        return turns.entrySet().stream().filter(turn -> turn.getValue().provider.equals(provider))
                .max(Comparator.comparing((Map.Entry<LocalDate, Turn> turn) -> covers(turn, day))
                        .thenComparing(turn -> turn.getKey().isAfter(day))
                        .thenComparing(turn -> turn.getKey().isAfter(day) ? -turn.getKey().toEpochDay() : turn.getKey().toEpochDay()))
                .map(turn -> seen(turn, day));
    }

    private boolean covers(Map.Entry<LocalDate, Turn> turn, LocalDate day) {
        return !turn.getKey().isAfter(day) && end(turn).map(end -> end.isAfter(day)).orElse(true);
    }

    private Optional<LocalDate> end(Map.Entry<LocalDate, Turn> turn) {
        return Optional.ofNullable(turns.higherKey(turn.getKey()));
    }

    private Seen seen(Map.Entry<LocalDate, Turn> turn, LocalDate day) {
        var training = turn.getValue().status();
        var end = end(turn);
        var status = end.filter(last -> !last.isAfter(day)).isPresent() ? "left"
                : training == TrainingStatus.WITHDRAWN ? "withdrawn"
                : turn.getKey().isAfter(day) ? "joining"
                : end.isPresent() ? "leaving" : "active";
        return new Seen(status, training.word(), turn.getValue().partner);
    }

    List<LeadProviderId> providers() {
        return turns.values().stream().map(turn -> turn.provider).distinct().toList();
    }

    @Override
    public String toString() {
        return turns.toString();
    }

    /** What is seen. */
    record Seen(String participantStatus, String trainingStatus, @Nullable UUID partner) {}

    private static final class Turn {
        private final LeadProviderId provider;
        private final @Nullable UUID partner;
        private final TreeMap<LocalDate, TrainingStatus> statuses = new TreeMap<>();

        Turn(LeadProviderId provider, @Nullable UUID partner) {
            this.provider = provider;
            this.partner = partner;
        }

        TrainingStatus status() {
            return statuses.isEmpty() ? TrainingStatus.ACTIVE : statuses.lastEntry().getValue();
        }

        @Override
        public String toString() {
            return provider.value() + " " + statuses;
        }
    }
}
