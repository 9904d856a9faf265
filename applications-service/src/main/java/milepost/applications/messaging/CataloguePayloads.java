package milepost.applications.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.applications.application.EntryFormat;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.DeliveryPartner;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Milestone;
import milepost.applications.domain.catalogue.Offer;
import milepost.applications.domain.catalogue.Partnership;
import milepost.applications.domain.catalogue.Schedule;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** The payloads of topic {@code milepost.catalogue}, in both directions: they are also how the catalogue is stored. */
public final class CataloguePayloads implements EntryFormat {

    static final String TOPIC = "milepost.catalogue";

    private sealed interface Payload {

        CatalogueEntry entry();
    }

    private record LeadProviderPayload(UUID id, String name, boolean vatRegistered, boolean invoicing) implements Payload {
        @Override
        public CatalogueEntry entry() {
            return new LeadProvider(new LeadProviderId(id), name, vatRegistered, invoicing);
        }
    }

    private record CoursePayload(String identifier, String name, String group, boolean supported) implements Payload {
        @Override
        public CatalogueEntry entry() {
            return new Course(new CourseIdentifier(identifier), name, CourseGroup.parse(group).orElseThrow(), supported);
        }
    }

    private record CohortPayload(String identifier, int startYear, String suffix, String description, LocalDate registrationStartDate,
                                 String funding, boolean mentorFunding, boolean detailedEvidence, boolean uplifts,
                                 boolean declarationSequenceChecked, @Nullable Instant paymentsFrozenAt) implements Payload {
        @Override
        public CatalogueEntry entry() {
            return new Cohort(CohortIdentifier.of(identifier), description, registrationStartDate,
                    CohortFunding.parse(funding).orElseThrow(), mentorFunding, detailedEvidence, uplifts, declarationSequenceChecked,
                    paymentsFrozenAt);
        }
    }

    private record SchedulePayload(String cohort, String identifier, String name, String courseGroup, LocalDate appliesFrom,
                                   LocalDate appliesTo, List<Milestone> milestones) implements Payload {
        @Override
        public CatalogueEntry entry() {
            return new Schedule(CohortIdentifier.of(cohort), new ScheduleIdentifier(identifier), name,
                    CourseGroup.parse(courseGroup).orElseThrow(), appliesFrom, appliesTo, milestones);
        }
    }

    private record DeliveryPartnerPayload(UUID id, String name) implements Payload {
        @Override
        public CatalogueEntry entry() {
            return new DeliveryPartner(id, name);
        }
    }

    private record PartnershipPayload(UUID leadProviderId, UUID deliveryPartnerId, List<String> cohorts) implements Payload {
        @Override
        public CatalogueEntry entry() {
            return new Partnership(new LeadProviderId(leadProviderId), deliveryPartnerId,
                    cohorts.stream().map(CohortIdentifier::of).toList());
        }
    }

    private record OfferPayload(String cohort, String courseIdentifier, UUID leadProviderId, @Nullable Integer fundingCap,
                                boolean deleted) implements Payload {
        @Override
        public CatalogueEntry entry() {
            return new Offer(CohortIdentifier.of(cohort), new CourseIdentifier(courseIdentifier), new LeadProviderId(leadProviderId),
                    fundingCap, deleted);
        }
    }

    /** The published type of an entry. */
    static String type(CatalogueEntry entry) {
        return "milepost." + entry.key().kind() + ".v1";
    }

    @Override
    public String write(CatalogueEntry entry) {
        return Json.exact().writeValueAsString(payload(entry));
    }

    @Override
    public CatalogueEntry read(String kind, String json) {
        Class<? extends Payload> type = switch (kind) {
            case "lead-provider" -> LeadProviderPayload.class;
            case "course" -> CoursePayload.class;
            case "cohort" -> CohortPayload.class;
            case "schedule" -> SchedulePayload.class;
            case "delivery-partner" -> DeliveryPartnerPayload.class;
            case "partnership" -> PartnershipPayload.class;
            case "offer" -> OfferPayload.class;
            default -> throw new IllegalArgumentException("no kind of catalogue entry: " + kind);
        };
        return Json.exact().readValue(json, type).entry();
    }

    private static Payload payload(CatalogueEntry entry) {
        return switch (entry) {
            case LeadProvider it -> new LeadProviderPayload(it.id().value(), it.name(), it.vatRegistered(), it.invoicing());
            case Course it -> new CoursePayload(it.identifier().value(), it.name(), it.group().wire(), it.supported());
            case Cohort it -> new CohortPayload(it.identifier().toString(), it.identifier().startYear(), it.identifier().suffix(),
                    it.description(), it.registrationStartDate(), it.funding().wire(), it.mentorFunding(), it.detailedEvidence(),
                    it.uplifts(), it.declarationSequenceChecked(), it.paymentsFrozenAt());
            case Schedule it -> new SchedulePayload(it.cohort().toString(), it.identifier().value(), it.name(), it.courseGroup().wire(),
                    it.appliesFrom(), it.appliesTo(), it.milestones());
            case DeliveryPartner it -> new DeliveryPartnerPayload(it.id(), it.name());
            case Partnership it -> new PartnershipPayload(it.leadProvider().value(), it.deliveryPartner(),
                    it.cohorts().stream().map(CohortIdentifier::toString).toList());
            case Offer it -> new OfferPayload(it.cohort().toString(), it.course().value(), it.leadProvider().value(), it.fundingCap(),
                    it.deleted());
        };
    }
}
