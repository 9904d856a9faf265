package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;

/** What a training record that registration hands in comes to: a person trains once in a role, whoever trains (decision C7). */
public final class Receiving {

    private Receiving() {
    }

    /**
     * What was handed in.
     *
     * @param id the record's, if it is a new one
     */
    public record Intake(TrainingRecordId id, ParticipantId participant, Role role, LeadProviderId leadProvider, Cohort cohort,
                         ScheduleIdentifier schedule, RecordChanges said) {}

    /** @param is the person's training in this role */
    public static RecordDecision decide(Optional<TrainingRecord> is, Intake intake, Instant at) {
        return is.map(record -> record.presentOn(LondonDays.of(at)).leadProvider().equals(intake.leadProvider())
                        ? changed(record, intake, at) : transferred(record, intake, at))
                .orElseGet(() -> new RecordDecision.Made(made(intake, at)));
    }

    private static TrainingRecord made(Intake intake, Instant at) {
        var circumstances = intake.said().first();
        var begins = circumstances.inductionStartDate();
        var period = new TrainingPeriod(intake.leadProvider(), TrainingStatus.ACTIVE, null, intake.schedule(), intake.cohort(),
                intake.said().deliveryPartner().value(), intake.said().mentor().value(), begins == null ? at : LondonDays.startOf(begins), null);
        return new TrainingRecord(intake.id(), intake.participant(), intake.role(), List.of(period), circumstances, false, null, at, at);
    }

    private static RecordDecision changed(TrainingRecord record, Intake intake, Instant at) {
        return Beginning.corrected(record, intake.said().inductionStartDate(), stretch -> stretch.leadProvider().equals(intake.leadProvider()), at)
                .map(begun -> RecordDecision.between(record, told(begun, intake, LondonDays.of(at), at), at))
                .orElseGet(() -> new RecordDecision.Refused(RecordRefusal.INDUCTION_DATE_IMPOSSIBLE));
    }

    private static RecordDecision transferred(TrainingRecord record, Intake intake, Instant at) {
        var from = intake.said().inductionStartDate().value();
        if (from == null) {
            return new RecordDecision.Refused(RecordRefusal.INDUCTION_START_DATE_MISSING);
        }
        var asked = new Transferring.Asked(intake.leadProvider(), intake.said().deliveryPartner().value(), from);
        return switch (Transferring.decide(record, asked, at)) {
            case RecordDecision.Changed(var after) -> RecordDecision.between(record, told(after, intake, from, LondonDays.startOf(from)), at);
            case RecordDecision.Unchanged(var same) -> RecordDecision.between(record, told(same, intake, from, at), at);
            case RecordDecision.Made _ -> throw new IllegalStateException("a transfer makes no record");
            case RecordDecision.Refused _ -> new RecordDecision.Refused(RecordRefusal.INDUCTION_BEFORE_TRAINING);
        };
    }

    /** The record as registration describes the training of the provider that trains on that day, or next, from the moment on. */
    private static TrainingRecord told(TrainingRecord record, Intake intake, LocalDate day, Instant from) {
        var rescheduled = record.rescheduled(stretchOf(record, intake, day), intake.cohort(), intake.schedule(), from);
        return rescheduled.told(intake.said(), stretchOf(rescheduled, intake, day), from);
    }

    private static Stretch stretchOf(TrainingRecord record, Intake intake, LocalDate day) {
        return record.stretchOf(intake.leadProvider(), day).orElseThrow();
    }
}
