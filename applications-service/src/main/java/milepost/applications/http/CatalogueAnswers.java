package milepost.applications.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.DeliveryPartner;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.Milestone;
import milepost.applications.domain.catalogue.Offer;
import milepost.applications.domain.catalogue.Partnership;
import milepost.applications.domain.catalogue.Schedule;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** How operators see the catalogue's entries. */
final class CatalogueAnswers {

    private CatalogueAnswers() {
    }

    private record LeadProviderAnswer(UUID id, String name, boolean vatRegistered, boolean invoicing) {
    }

    private record CourseAnswer(String identifier, String name, String group, boolean supported) {
    }

    private record CohortAnswer(String identifier, int startYear, String suffix, String description, LocalDate registrationStartDate,
                                String funding, boolean mentorFunding, boolean detailedEvidence, boolean uplifts,
                                boolean declarationSequenceChecked, @Nullable Instant paymentsFrozenAt) {
    }

    private record ScheduleAnswer(String cohort, String identifier, String name, String courseGroup, LocalDate appliesFrom,
                                  LocalDate appliesTo, List<Milestone> milestones) {
    }

    private record DeliveryPartnerAnswer(UUID id, String name) {
    }

    private record PartnershipAnswer(UUID leadProviderId, UUID deliveryPartnerId, List<String> cohorts) {
    }

    private record OfferAnswer(String courseIdentifier, UUID leadProviderId, @Nullable Integer fundingCap) {
    }

    static byte[] one(CatalogueEntry entry) {
        return Json.bytes(answer(entry));
    }

    static byte[] all(List<? extends CatalogueEntry> entries) {
        return Json.bytes(entries.stream().map(CatalogueAnswers::answer).toList());
    }

    private static Object answer(CatalogueEntry entry) {
        return switch (entry) {
            case LeadProvider it -> new LeadProviderAnswer(it.id().value(), it.name(), it.vatRegistered(), it.invoicing());
            case Course it -> new CourseAnswer(it.identifier().value(), it.name(), it.group().wire(), it.supported());
            case Cohort it -> new CohortAnswer(it.identifier().toString(), it.identifier().startYear(), it.identifier().suffix(),
                    it.description(), it.registrationStartDate(), it.funding().wire(), it.mentorFunding(), it.detailedEvidence(),
                    it.uplifts(), it.declarationSequenceChecked(), it.paymentsFrozenAt());
            case Schedule it -> new ScheduleAnswer(it.cohort().toString(), it.identifier().value(), it.name(), it.courseGroup().wire(),
                    it.appliesFrom(), it.appliesTo(), it.milestones());
            case DeliveryPartner it -> new DeliveryPartnerAnswer(it.id(), it.name());
            case Partnership it -> new PartnershipAnswer(it.leadProvider().value(), it.deliveryPartner(),
                    it.cohorts().stream().map(CohortIdentifier::toString).toList());
            case Offer it -> new OfferAnswer(it.course().value(), it.leadProvider().value(), it.fundingCap());
        };
    }
}
