package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import org.jspecify.annotations.Nullable;

/**
 * One person's training in one role, whoever trains them (decision C7).
 *
 * @param periods                          oldest first, each begins where the one before ends; the last may be planned
 * @param cohortChangedAfterPaymentsFrozen whether the person moved on from a cohort whose payments are frozen (facts/ecf 2.12)
 * @param mentorFundingEnds                the day on which a mentor completed; null while nothing says so
 * @param madeAt                           the request clock of its intake
 * @param effectiveAt                      the request clock of its latest change
 */
public record TrainingRecord(TrainingRecordId id, ParticipantId participant, Role role, List<TrainingPeriod> periods,
                             Circumstances circumstances, boolean cohortChangedAfterPaymentsFrozen, @Nullable LocalDate mentorFundingEnds,
                             Instant madeAt, Instant effectiveAt) {

    public TrainingRecord {
        periods = List.copyOf(periods);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("a training record has at least the period it began with");
        }
    }

    /** Who trains when, oldest first. */
    public List<Stretch> stretches() {
        var stretches = new ArrayList<Stretch>();
        var run = new ArrayList<TrainingPeriod>();
        for (var period : periods) {
            if (!run.isEmpty() && !run.getLast().leadProvider().equals(period.leadProvider())) {
                stretches.add(new Stretch(run));
                run.clear();
            }
            run.add(period);
        }
        stretches.add(new Stretch(run));
        return List.copyOf(stretches);
    }

    /** What a provider's view rests on: the stretch that covers the day, else the next one to come, else the last there was. */
    public Optional<Stretch> stretchOf(LeadProviderId provider, LocalDate day) {
        var own = stretches().stream().filter(stretch -> stretch.leadProvider().equals(provider)).toList();
        return own.stream().filter(stretch -> stretch.covers(day)).findFirst()
                .or(() -> own.stream().filter(stretch -> stretch.beginsAfter(day)).findFirst())
                .or(() -> own.isEmpty() ? Optional.empty() : Optional.of(own.getLast()));
    }

    /** Whose turn it is on the day: whoever trains then, or will be the first to. */
    public Stretch presentOn(LocalDate day) {
        var stretches = stretches();
        return stretches.stream().filter(stretch -> stretch.covers(day)).findFirst().orElseGet(stretches::getFirst);
    }

    /** Everybody who trained, trains or will train, in the order in which they do. */
    public List<LeadProviderId> providers() {
        return periods.stream().map(TrainingPeriod::leadProvider).distinct().toList();
    }

    /** The next day on which somebody's view of it changes without anybody doing anything. */
    public Optional<LocalDate> turnsAfter(LocalDate day) {
        return stretches().stream().map(stretch -> LondonDays.of(stretch.from())).filter(day::isBefore).findFirst();
    }

    /** Training with this provider goes on, pauses or ends. */
    public TrainingRecord moved(Stretch with, TrainingStatus status, @Nullable String reason, Instant at) {
        return changed(with, at, last -> new TrainingPeriod(last.leadProvider(), status, reason, last.schedule(), last.cohort(),
                last.deliveryPartner(), last.mentor(), last.from(), last.to()));
    }

    /** The same training on another schedule, perhaps of another cohort. */
    public TrainingRecord rescheduled(Stretch with, Cohort cohort, ScheduleIdentifier schedule, Instant at) {
        return changed(with, at, last -> new TrainingPeriod(last.leadProvider(), last.status(), last.reason(), schedule, cohort,
                last.deliveryPartner(), last.mentor(), last.from(), last.to()));
    }

    /**
     * What is different holds from the moment on, but not before the latest period of the stretch began, because request clocks may go
     * back; nothing is where the stretch is over by then.
     *
     * @param change what becomes of the latest period but for its times
     */
    TrainingRecord changed(Stretch with, Instant at, UnaryOperator<TrainingPeriod> change) {
        var last = with.last();
        var place = periods.indexOf(last);
        if (place < 0) {
            throw new IllegalArgumentException("the stretch is another record's");
        }
        if (last.to() != null && !at.isBefore(last.to())) {
            return this;
        }
        var after = change.apply(last);
        if (after.equals(last)) {
            return this;
        }
        var soFar = new ArrayList<>(periods.subList(0, place));
        if (at.isAfter(last.from())) {
            soFar.add(until(last, at));
            soFar.add(between(after, at, last.to()));
        } else {
            soFar.add(between(after, last.from(), last.to()));
        }
        soFar.addAll(periods.subList(place + 1, periods.size()));
        return with(soFar, at);
    }

    /** Training goes on with another provider from a moment on; whatever was planned for later is void. The partner is not known unless told. */
    TrainingRecord transferred(LeadProviderId to, @Nullable UUID deliveryPartner, Instant from, Instant at) {
        var before = periods.stream().filter(period -> period.from().isBefore(from)).toList();
        var last = before.getLast();
        var next = new TrainingPeriod(to, TrainingStatus.ACTIVE, null, last.schedule(), last.cohort(), deliveryPartner, null, from, null);
        return with(Stream.concat(before.subList(0, before.size() - 1).stream(), Stream.of(until(last, from), next)).toList(), at);
    }

    /** Whoever trains goes on to; whatever was planned for after that is void. */
    TrainingRecord staying(Stretch with, Instant at) {
        var upTo = periods.subList(0, periods.indexOf(with.last()));
        return with(Stream.concat(upTo.stream(), Stream.of(between(with.last(), with.last().from(), null))).toList(), at);
    }

    /** What registration says of it: partner and mentor are those of whoever trains on the day of the request clock, from then on. */
    public RecordDecision told(RecordChanges changes, Instant at) {
        return Beginning.corrected(this, changes.inductionStartDate(), _ -> true, at)
                .map(begun -> RecordDecision.between(this, begun.told(changes, begun.presentOn(LondonDays.of(at)), at), at))
                .orElseGet(() -> new RecordDecision.Refused(RecordRefusal.INDUCTION_DATE_IMPOSSIBLE));
    }

    /** What was said of it, where partner and mentor are those of this stretch from the moment on; the same record where that is no news. */
    TrainingRecord told(RecordChanges changes, Stretch with, Instant at) {
        var others = changes.of(circumstances);
        var told = others.equals(circumstances) ? this : in(others, at);
        return told.changed(with, at, last -> new TrainingPeriod(last.leadProvider(), last.status(), last.reason(), last.schedule(), last.cohort(),
                changes.deliveryPartner().or(last.deliveryPartner()), changes.mentor().or(last.mentor()), last.from(), last.to()));
    }

    /** The same training of the person that this one was merged into. */
    public TrainingRecord movedTo(ParticipantId survivor, Instant at) {
        return new TrainingRecord(id, survivor, role, periods, circumstances, cohortChangedAfterPaymentsFrozen, mentorFundingEnds, madeAt, at);
    }

    /** The same training where the mentor's id was retired. */
    public TrainingRecord mentorBecame(ParticipantId retired, ParticipantId survivor, Instant at) {
        return with(periods.stream().map(period -> retired.value().equals(period.mentor())
                ? new TrainingPeriod(period.leadProvider(), period.status(), period.reason(), period.schedule(), period.cohort(),
                        period.deliveryPartner(), survivor.value(), period.from(), period.to())
                : period).toList(), at);
    }

    public TrainingRecord in(Circumstances others, Instant at) {
        return new TrainingRecord(id, participant, role, periods, others, cohortChangedAfterPaymentsFrozen, mentorFundingEnds, madeAt, at);
    }

    /** The same as of another moment of the request clock. */
    TrainingRecord asOf(Instant at) {
        return with(periods, at);
    }

    public TrainingRecord frozenBehind(boolean moved) {
        return new TrainingRecord(id, participant, role, periods, circumstances, moved, mentorFundingEnds, madeAt, effectiveAt);
    }

    /** @param ends null where nothing says any longer that the mentor completed */
    TrainingRecord completed(@Nullable LocalDate ends, Instant at) {
        return new TrainingRecord(id, participant, role, periods, circumstances, cohortChangedAfterPaymentsFrozen, ends, madeAt, at);
    }

    TrainingRecord with(List<TrainingPeriod> others, Instant at) {
        return new TrainingRecord(id, participant, role, others, circumstances, cohortChangedAfterPaymentsFrozen, mentorFundingEnds, madeAt, at);
    }

    static TrainingPeriod until(TrainingPeriod period, Instant end) {
        return between(period, period.from(), end);
    }

    static TrainingPeriod between(TrainingPeriod period, Instant from, @Nullable Instant to) {
        return new TrainingPeriod(period.leadProvider(), period.status(), period.reason(), period.schedule(), period.cohort(),
                period.deliveryPartner(), period.mentor(), from, to);
    }
}
