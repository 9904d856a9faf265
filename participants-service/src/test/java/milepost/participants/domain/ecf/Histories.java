package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;

/** The small language in which tests speak of training records. */
public final class Histories {

    public static final ScheduleIdentifier STANDARD = new ScheduleIdentifier("ecf-standard-september");
    public static final Cohort COHORT = new Cohort("2024a");

    private Histories() {
    }

    /** Somebody's training as it begins. */
    public static TrainingRecord record(Person person, Role role, LeadProviderId provider, Instant from) {
        var id = new TrainingRecordId(Examples.id(person.id() + role.word()));
        return new TrainingRecord(id, person.id(), role, List.of(new TrainingPeriod(provider, TrainingStatus.ACTIVE, null, STANDARD, COHORT,
                null, null, from, null)),
                new Circumstances(EligibleForFunding.YES, false, true, "106286", LocalDate.of(2024, 9, 2)), false, from, from);
    }
}
