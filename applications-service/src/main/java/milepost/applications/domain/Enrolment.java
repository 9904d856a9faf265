package milepost.applications.domain;

import java.time.Instant;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.ScheduleIdentifier;

/**
 * Our copy of the enrolment born of an accepted application.
 *
 * @param effectiveAt   business time of its latest change
 * @param sourceVersion the application's version it was decided on
 * @param version       the owner's version of this copy
 */
public record Enrolment(ApplicationId application, LeadProviderId leadProvider, CohortIdentifier cohort, ScheduleIdentifier schedule,
                        TrainingStatus trainingStatus, boolean live, Instant effectiveAt, long sourceVersion, long version) {
}
