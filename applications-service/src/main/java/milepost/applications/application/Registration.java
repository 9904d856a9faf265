package milepost.applications.application;

import milepost.applications.domain.Answers;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;

/**
 * An application as the registration service hands it in.
 *
 * @param eligibleForFunding the verdict given with it; null leaves it to the funding rules
 * @param contentHash        fingerprint of all that was sent, to tell a repetition from a second application under one id
 */
public record Registration(@Nullable ApplicationId id, People.Applicant applicant, CourseIdentifier course, LeadProviderId leadProvider,
                           CohortIdentifier cohort, Answers answers, @Nullable Boolean eligibleForFunding, byte[] contentHash) {
}
