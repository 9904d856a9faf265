package milepost.applications.domain;

import java.time.Instant;
import java.util.UUID;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;

/**
 * Our copy of a declaration made on an application.
 *
 * @param type         such as {@code started}
 * @param leadProvider who made it
 * @param version      the owner's version of this copy
 */
public record HeardDeclaration(UUID id, ApplicationId application, ParticipantId participant, CourseIdentifier course, String type,
                               Instant date, DeclarationState state, LeadProviderId leadProvider, long version) {

    public boolean isLive() {
        return state.isLive();
    }
}
