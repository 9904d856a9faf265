package milepost.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Family;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.statement.StatementTerms;

/** What is on offer in a simulated world: two providers, two courses, one cohort, eighteen months of statements. */
final class Catalogue {

    static final Instant START = Instant.parse("2024-10-02T08:00:00Z");
    static final List<String> TYPES = List.of("started", "retained-1", "retained-2", "completed");
    static final List<UUID> PROVIDERS = List.of(new UUID(0x4000, 1L << 63 | 1), new UUID(0x4000, 1L << 63 | 2));
    static final List<String> COURSES = List.of("npq-senior-leadership", "npq-leading-teaching");

    static final String ECF_SCHEDULE = "ecf-standard-september";

    /** Both providers work with it; training in England has one. */
    static final UUID DELIVERY_PARTNER = new UUID(0x4003, 1L << 63 | 1);

    private static final int MONTHS = 18;
    private static final String COHORT = "2024a";
    private static final YearMonth FIRST_MONTH = YearMonth.of(2024, 10);
    private static final LocalDate FROM = LocalDate.of(2024, 10, 1);

    private Catalogue() {
    }

    static List<CatalogueEntry> entries() {
        List<CatalogueEntry> entries = new ArrayList<>();
        CohortIdentifier cohort = CohortIdentifier.of(COHORT);
        entries.add(new LeadProvider(new LeadProviderId(PROVIDERS.get(0)), "Alder Teaching Partnership", true, false));
        entries.add(new LeadProvider(new LeadProviderId(PROVIDERS.get(1)), "Birch Training Trust", false, false));
        entries.add(new Course(new CourseIdentifier(COURSES.get(0)), "Senior leadership", CourseGroup.LEADERSHIP, true));
        entries.add(new Course(new CourseIdentifier(COURSES.get(1)), "Leading teaching", CourseGroup.SPECIALIST, true));
        entries.add(new DeliveryPartner(DELIVERY_PARTNER, "Cedar Schools"));
        entries.add(new Cohort(cohort, "2024", LocalDate.of(2024, 6, 1), CohortFunding.FULL, true, true, true, false, null));
        return entries;
    }

    static List<CatalogueEntry> schedules() {
        CohortIdentifier cohort = CohortIdentifier.of(COHORT);
        return List.of(schedule(cohort, "npq-leadership-autumn", CourseGroup.LEADERSHIP), schedule(cohort, "npq-leadership-spring", CourseGroup.LEADERSHIP),
                schedule(cohort, "npq-specialist-autumn", CourseGroup.SPECIALIST), schedule(cohort, "npq-specialist-spring", CourseGroup.SPECIALIST));
    }

    /** What it takes to train teachers and mentors. */
    static List<CatalogueEntry> ofTheEcf() {
        return List.of(schedule(CohortIdentifier.of(COHORT), ECF_SCHEDULE, CourseGroup.ECF));
    }

    static List<CatalogueEntry> partnerships() {
        return PROVIDERS.stream().<CatalogueEntry>map(provider -> new Partnership(new LeadProviderId(provider), DELIVERY_PARTNER,
                List.of(CohortIdentifier.of(COHORT)))).toList();
    }

    static List<CatalogueEntry> offers() {
        return PROVIDERS.stream().flatMap(provider -> COURSES.stream().<CatalogueEntry>map(course -> new Offer(CohortIdentifier.of(COHORT),
                new CourseIdentifier(course), new LeadProviderId(provider), null, false))).toList();
    }

    private static Schedule schedule(CohortIdentifier cohort, String identifier, CourseGroup group) {
        return new Schedule(cohort, new ScheduleIdentifier(identifier), identifier, group, FROM, LocalDate.of(2025, 3, 31),
                TYPES.stream().map(type -> new Milestone(type, FROM, null)).toList());
    }

    static List<Contract> contracts() {
        return PROVIDERS.stream().flatMap(provider -> COURSES.stream().map(course -> contract(provider, course, 80_000))).toList();
    }

    static Contract contract(UUID provider, String course, int pence) {
        // 27.5 pounds a month and thirds of a price: everything that is rounded has something to round
        var terms = new NpqTerms(false, Money.ofPence(pence), 70, 3, 30, 19, 17, null, Money.of("100.00"));
        int nr = PROVIDERS.indexOf(provider) * COURSES.size() + COURSES.indexOf(course);
        return new Contract(new milepost.statements.domain.LeadProviderId(provider), milepost.statements.domain.Cohort.of(COHORT),
                new ContractVersion(new ContractId(new UUID(0x4001, 1L << 63 | nr)), 1, course, terms), 0, START, START);
    }

    /** A statement as an operator puts it. */
    record Put(StatementId id, StatementTerms terms) {
    }

    static List<Put> statements() {
        return PROVIDERS.stream().flatMap(Catalogue::statements).toList();
    }

    private static Stream<Put> statements(UUID provider) {
        return IntStream.range(0, MONTHS).mapToObj(nr -> {
            YearMonth month = FIRST_MONTH.plusMonths(nr);
            LocalDate deadline = month.atDay(25);
            return new Put(new StatementId(new UUID(0x4002, 1L << 63 | (long) PROVIDERS.indexOf(provider) << 8 | nr)),
                    new StatementTerms(new milepost.statements.domain.LeadProviderId(provider), milepost.statements.domain.Cohort.of(COHORT),
                            Family.NPQ, month, deadline, deadline.plusMonths(1), true, List.of()));
        });
    }
}
