package milepost.participants.domain.training;

import java.util.Optional;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.catalogue.CatalogueEntry.Schedule;
import milepost.participants.domain.catalogue.CohortFunding;

/** From the schedule somebody trains on to another one. */
record Move(Enrolment training, Schedule schedule, CohortFunding from, CohortFunding to) {

    /** Nothing while the terms of one of the two cohorts are not known. */
    static Optional<Move> of(Enrolment training, Schedule schedule, TrainingCase facts) {
        return facts.catalogue().funding(training.cohort()).flatMap(from -> facts.catalogue().funding(schedule.cohort())
                .map(to -> new Move(training, schedule, from, to)));
    }

    boolean changesCohort() {
        return !schedule.cohort().equals(training.cohort());
    }

    boolean changesNothing() {
        return !changesCohort() && schedule.identifier().equals(training.schedule());
    }
}
