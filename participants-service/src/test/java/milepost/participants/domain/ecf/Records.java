package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;

/** The small language in which tests speak of training records of the early career framework. */
public final class Records {

    public static final Cohort Y2024A = new Cohort("2024a");
    public static final ScheduleIdentifier STANDARD = new ScheduleIdentifier("ecf-standard-september");
    /** Midnight in London of 2 September 2024, when training begins. */
    public static final Instant BEGINNING = Instant.parse("2024-09-01T23:00:00Z");
    /** Midnight in London of 6 January 2025. */
    public static final Instant JANUARY = Instant.parse("2025-01-06T00:00:00Z");

    private static final UUID PARTNER = Examples.id("cedar schools");
    private static final UUID MENTOR = Examples.id("Grace Moss");

    private Records() {
    }

    /** Ada Bell, an early career teacher with Aster since September 2024, with everything that can be known. */
    public static TrainingRecord teacher() {
        return teacher("Ada Bell's training", Examples.participant("Ada Bell"));
    }

    public static TrainingRecord teacher(String name, ParticipantId participant) {
        return of(name, participant, Role.ECT, new Circumstances(EligibleForFunding.YES, false, true, "106286", LocalDate.of(2024, 9, 2)));
    }

    /** Grace Moss, a mentor who is not eligible for funding. */
    public static TrainingRecord mentor() {
        return of("Grace Moss's training", Examples.participant("Grace Moss"), Role.MENTOR,
                new Circumstances(EligibleForFunding.NO, true, false, "106287", null));
    }

    /** The same mentor, who completed in May 2026. */
    public static TrainingRecord completed() {
        return mentor().completed(LocalDate.of(2026, 5, 4), Instant.parse("2026-05-05T08:30:00Z"));
    }

    public static TrainingRecord withNothingKnown() {
        var period = new TrainingPeriod(Examples.ASTER, TrainingStatus.WITHDRAWN, "other", STANDARD, Y2024A, null, null, BEGINNING, null);
        return new TrainingRecord(new TrainingRecordId(Examples.id("nothing known")), Examples.participant("Ben Carr"), Role.ECT, List.of(period),
                new Circumstances(EligibleForFunding.UNCONFIRMED, false, false, null, null), true, null, BEGINNING, Examples.NOVEMBER);
    }

    /** The same record, trained by another from then on. */
    public static TrainingRecord given(TrainingRecord record, LeadProviderId to, Instant from) {
        return record.transferred(to, null, from, Examples.NOVEMBER);
    }

    private static TrainingRecord of(String name, ParticipantId participant, Role role, Circumstances circumstances) {
        var period = new TrainingPeriod(Examples.ASTER, TrainingStatus.ACTIVE, null, STANDARD, Y2024A, PARTNER,
                role == Role.ECT ? MENTOR : null, BEGINNING, null);
        return new TrainingRecord(new TrainingRecordId(Examples.id(name)), participant, role, List.of(period), circumstances, false, null,
                Examples.SEPTEMBER, Examples.SEPTEMBER);
    }
}
