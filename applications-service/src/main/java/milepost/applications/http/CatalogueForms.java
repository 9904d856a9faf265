package milepost.applications.http;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.jspecify.annotations.Nullable;

/** The bodies of the catalogue's PUTs; each becomes its entry, or ends the request with everything that is wrong. */
final class CatalogueForms {

    private static final Set<String> DECLARATION_TYPES = Set.of("started", "retained-1", "retained-2", "retained-3", "retained-4",
            "completed", "extended-1", "extended-2", "extended-3");
    private static final String A_COHORT = "a start year with an optional suffix letter, such as 2024a";

    private CatalogueForms() {
    }

    record LeadProviderForm(@Nullable String name, @Nullable Boolean vatRegistered, @Nullable Boolean invoicing) {

        LeadProvider entry(UUID id) {
            Form form = new Form();
            String checked = form.text("/name", name, 1, 200);
            form.refuseErrors();
            return new LeadProvider(new LeadProviderId(id), requireNonNull(checked), !Boolean.FALSE.equals(vatRegistered),
                    Boolean.TRUE.equals(invoicing));
        }
    }

    record CourseForm(@Nullable String name, @Nullable String group, @Nullable Boolean supported) {

        Course entry(String identifier) {
            Form form = new Form();
            form.unless(identifier.matches("[a-z][a-z0-9-]{1,99}"), "/identifier", "identifier_invalid",
                    "A course identifier consists of lower-case letters, digits and hyphens.");
            String named = form.text("/name", name, 1, 200);
            CourseGroup in = form.word("/group", form.required("/group", group), CourseGroup::parse, groups());
            form.required("/supported", supported);
            form.refuseErrors();
            return new Course(new CourseIdentifier(identifier), requireNonNull(named), requireNonNull(in), requireNonNull(supported));
        }
    }

    /** The switches may be left out: then they are off, but that the order of declarations is checked from 2025 on (decision D5). */
    record CohortForm(@Nullable String description, @Nullable LocalDate registrationStartDate, @Nullable String funding,
                      @Nullable Boolean mentorFunding, @Nullable Boolean detailedEvidence, @Nullable Boolean uplifts,
                      @Nullable Boolean declarationSequenceChecked, @Nullable Instant paymentsFrozenAt) {

        private static final int FIRST_YEAR_IN_ORDER = 2025;

        Cohort entry(String identifier) {
            Form form = new Form();
            CohortIdentifier cohort = form.word("/identifier", identifier, CohortIdentifier::parse, A_COHORT);
            // facts/npq 6.6
            String described = form.text("/description", description, 5, 50);
            LocalDate start = form.required("/registration_start_date", registrationStartDate);
            form.unless(cohort == null || start == null || start.getYear() == cohort.startYear(), "/registration_start_date",
                    "registration_start_year", "Registration has to start in the cohort's start year.");
            CohortFunding paid = form.word("/funding", form.required("/funding", funding), CohortFunding::parse,
                    words(Arrays.stream(CohortFunding.values()).map(CohortFunding::wire)));
            form.refuseErrors();
            boolean inOrder = declarationSequenceChecked == null
                    ? requireNonNull(cohort).startYear() >= FIRST_YEAR_IN_ORDER : declarationSequenceChecked;
            return new Cohort(requireNonNull(cohort), requireNonNull(described), requireNonNull(start), requireNonNull(paid),
                    Boolean.TRUE.equals(mentorFunding), Boolean.TRUE.equals(detailedEvidence), Boolean.TRUE.equals(uplifts), inOrder,
                    paymentsFrozenAt);
        }
    }

    record MilestoneForm(@Nullable String declarationType, @Nullable LocalDate startDate, @Nullable LocalDate milestoneDate) {
    }

    record ScheduleForm(@Nullable String name, @Nullable String courseGroup, @Nullable LocalDate appliesFrom,
                        @Nullable LocalDate appliesTo, @Nullable List<MilestoneForm> milestones) {

        Schedule entry(CohortIdentifier cohort, String identifier) {
            Form form = new Form();
            form.unless(identifier.matches("[a-z][a-z0-9-]{1,99}"), "/identifier", "identifier_invalid",
                    "A schedule identifier consists of lower-case letters, digits and hyphens.");
            String named = form.text("/name", name, 1, 200);
            CourseGroup group = form.word("/course_group", form.required("/course_group", courseGroup), CourseGroup::parse, groups());
            LocalDate from = form.required("/applies_from", appliesFrom);
            LocalDate to = form.required("/applies_to", appliesTo);
            form.unless(from == null || to == null || !to.isBefore(from), "/applies_to", "ends_before_start",
                    "A schedule cannot end before it starts.");
            List<MilestoneForm> given = form.required("/milestones", milestones);
            List<Milestone> checked = given == null ? List.of() : milestones(form, given);
            form.refuseErrors();
            return new Schedule(cohort, new ScheduleIdentifier(identifier), requireNonNull(named), requireNonNull(group),
                    requireNonNull(from), requireNonNull(to), checked);
        }

        private static List<Milestone> milestones(Form form, List<MilestoneForm> given) {
            form.unless(!given.isEmpty(), "/milestones", "required", "A schedule needs at least one milestone.");
            Set<String> seen = new HashSet<>();
            return IntStream.range(0, given.size()).mapToObj(n -> {
                MilestoneForm it = given.get(n);
                String at = "/milestones/" + n;
                String type = form.word(at + "/declaration_type", form.required(at + "/declaration_type", it.declarationType()),
                        DECLARATION_TYPES);
                form.unless(type == null || seen.add(type), at + "/declaration_type", "milestone_repeated",
                        "A schedule has one milestone per declaration type.");
                LocalDate start = form.required(at + "/start_date", it.startDate());
                // facts/ecf 7.8; that none starts before 1 June of its cohort is data here, not a rule
                form.unless(start == null || it.milestoneDate() == null || it.milestoneDate().isAfter(start), at + "/milestone_date",
                        "ends_before_start", "A milestone has to end after the day on which it starts.");
                return new Milestone(type == null ? "" : type, start == null ? LocalDate.EPOCH : start, it.milestoneDate());
            }).toList();
        }
    }

    record OfferForm(@Nullable String courseIdentifier, @Nullable UUID leadProviderId, @Nullable Integer fundingCap) {

        static List<Offer> entries(CohortIdentifier cohort, List<OfferForm> offers) {
            Form form = new Form();
            Set<String> seen = new HashSet<>();
            List<Offer> entries = IntStream.range(0, offers.size()).mapToObj(n -> {
                OfferForm it = offers.get(n);
                String course = form.text("/" + n + "/course_identifier", it.courseIdentifier());
                UUID provider = form.required("/" + n + "/lead_provider_id", it.leadProviderId());
                form.unless(it.fundingCap() == null || it.fundingCap() >= 0, "/" + n + "/funding_cap", "negative",
                        "A funding cap cannot be negative.");
                form.unless(seen.add(course + " " + provider), "/" + n, "offer_repeated", "This offer is listed before.");
                return new Offer(cohort, new CourseIdentifier(course == null ? "" : course),
                        new LeadProviderId(provider == null ? new UUID(0, 0) : provider), it.fundingCap(), false);
            }).toList();
            form.refuseErrors();
            return entries;
        }
    }

    record DeliveryPartnerForm(@Nullable String name) {

        DeliveryPartner entry(UUID id) {
            Form form = new Form();
            String checked = form.text("/name", name, 1, 200);
            form.refuseErrors();
            return new DeliveryPartner(id, requireNonNull(checked));
        }
    }

    record PartnershipForm(@Nullable UUID leadProviderId, @Nullable UUID deliveryPartnerId, @Nullable List<String> cohorts) {

        Partnership entry() {
            Form form = new Form();
            UUID provider = form.required("/lead_provider_id", leadProviderId);
            UUID partner = form.required("/delivery_partner_id", deliveryPartnerId);
            List<String> in = form.required("/cohorts", cohorts);
            List<CohortIdentifier> checked = in == null ? List.of() : IntStream.range(0, in.size())
                    .mapToObj(n -> form.word("/cohorts/" + n, in.get(n), CohortIdentifier::parse, A_COHORT))
                    .filter(Objects::nonNull).toList();
            form.refuseErrors();
            return new Partnership(new LeadProviderId(requireNonNull(provider)), requireNonNull(partner), checked);
        }
    }

    private static String groups() {
        return words(Arrays.stream(CourseGroup.values()).map(CourseGroup::wire));
    }

    private static String words(Stream<String> wires) {
        return Form.oneOf(wires.collect(Collectors.toSet()));
    }
}
