package milepost.applications.domain;

import java.time.Instant;
import milepost.applications.domain.catalogue.ScheduleIdentifier;

/** Where an application stands; each state carries exactly the facts that belong to it. */
public sealed interface ApplicationState {

    /** The spelling of the API and of the database. */
    String wire();

    /** Waiting for its provider's answer. */
    record Pending() implements ApplicationState {
        @Override
        public String wire() {
            return "pending";
        }
    }

    /**
     * Taken on.
     *
     * @param schedule       the enrolment's schedule, chosen at acceptance and mirrored afterwards
     * @param trainingStatus mirrored from the enrolment
     * @param sinceVersion   the application's version at acceptance: no enrolment decided on an older one speaks about it
     */
    record Accepted(Instant at, ScheduleIdentifier schedule, TrainingStatus trainingStatus, long sinceVersion) implements ApplicationState {
        @Override
        public String wire() {
            return "accepted";
        }
    }

    /** Turned down. */
    record Rejected(RejectionReason reason) implements ApplicationState {
        @Override
        public String wire() {
            return "rejected";
        }
    }
}
