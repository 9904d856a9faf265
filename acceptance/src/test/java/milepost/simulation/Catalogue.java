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
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.statement.StatementTerms;

/**
 * What is on offer in a simulated world: two providers, two courses, one cohort, eighteen months of statements; in a wide world also
 * two cohorts with a limited number of funded places, one of which wants declarations in order, and a statement a quarter for each.
 */
final class Catalogue {

    static final Instant START = Instant.parse("2024-10-02T08:00:00Z");
    static final List<String> TYPES = List.of("started", "retained-1", "retained-2", "completed");
    static final List<UUID> PROVIDERS = List.of(new UUID(0x4000, 1L << 63 | 1), new UUID(0x4000, 1L << 63 | 2));
    static final List<String> COURSES = List.of("npq-senior-leadership", "npq-leading-teaching");

    static final List<String> ECF_TYPES = List.of("started", "retained-1", "retained-2", "retained-3", "retained-4", "completed");
    static final String ECF_SCHEDULE = "ecf-standard-september";

    /** Both providers work with it; training in England has one. */
    static final UUID DELIVERY_PARTNER = new UUID(0x4003, 1L << 63 | 1);

    static final String COHORT = "2024a";
    /** Places are counted in both, so that an operator can move somebody from one to the other. */
    static final List<String> CAPPED = List.of("2024b", "2025a");

    private static final int MONTHS = 18;
    private static final int QUARTER = 3;
    private static final int PLACES = 4;
    private static final int ECF_PRICE = 995_55;
    static final int ECF_UPLIFT = 100_00;
    private static final YearMonth FIRST_MONTH = YearMonth.of(2024, 10);
    private static final LocalDate LAST_TO_START = LocalDate.of(2025, 6, 30);
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

    static List<CatalogueEntry> cappedCohorts() {
        return List.of(capped("2024b", false), capped("2025a", true));
    }

    private static Cohort capped(String identifier, boolean inSequence) {
        return new Cohort(CohortIdentifier.of(identifier), identifier, LocalDate.of(2024, 6, 1), CohortFunding.CAPPED, true, true, true, inSequence, null);
    }

    static List<CatalogueEntry> schedules(String identifier) {
        CohortIdentifier cohort = CohortIdentifier.of(identifier);
        return List.of(schedule(cohort, "npq-leadership-autumn", CourseGroup.LEADERSHIP), schedule(cohort, "npq-leadership-spring", CourseGroup.LEADERSHIP),
                schedule(cohort, "npq-specialist-autumn", CourseGroup.SPECIALIST), schedule(cohort, "npq-specialist-spring", CourseGroup.SPECIALIST));
    }

    /** What it takes to train teachers and mentors. */
    static List<CatalogueEntry> ofTheEcf() {
        CohortIdentifier cohort = CohortIdentifier.of(COHORT);
        return List.of(new Course(new CourseIdentifier("ecf-induction"), "Induction", CourseGroup.ECF, true),
                new Course(new CourseIdentifier("ecf-mentor"), "Mentoring", CourseGroup.ECF, true),
                new Schedule(cohort, new ScheduleIdentifier(ECF_SCHEDULE), ECF_SCHEDULE, CourseGroup.ECF, FROM, LocalDate.of(2025, 3, 31),
                        ECF_TYPES.stream().map(type -> new Milestone(type, FROM, type.equals("started") ? LAST_TO_START : null)).toList()));
    }

    static List<CatalogueEntry> partnerships(List<String> cohorts) {
        return PROVIDERS.stream().<CatalogueEntry>map(provider -> new Partnership(new LeadProviderId(provider), DELIVERY_PARTNER,
                cohorts.stream().map(CohortIdentifier::of).toList())).toList();
    }

    static List<CatalogueEntry> offers(String cohort) {
        Integer cap = cohort.equals(COHORT) ? null : PLACES;
        return PROVIDERS.stream().flatMap(provider -> COURSES.stream().<CatalogueEntry>map(course -> new Offer(CohortIdentifier.of(cohort),
                new CourseIdentifier(course), new LeadProviderId(provider), cap, false))).toList();
    }

    private static Schedule schedule(CohortIdentifier cohort, String identifier, CourseGroup group) {
        return new Schedule(cohort, new ScheduleIdentifier(identifier), identifier, group, FROM, LocalDate.of(2025, 3, 31),
                TYPES.stream().map(type -> new Milestone(type, FROM, null)).toList());
    }

    static List<Contract> contracts(String cohort) {
        return PROVIDERS.stream().flatMap(provider -> COURSES.stream().map(course -> contract(provider, cohort, course, 80_000))).toList();
    }

    static Contract contract(UUID provider, String cohort, String course, int pence) {
        // 27.5 pounds a month and thirds of a price: everything that is rounded has something to round
        var terms = new NpqTerms(false, Money.ofPence(pence), 70, 3, 30, 19, 17, null, Money.of("100.00"));
        int nr = (CAPPED.indexOf(cohort) + 1 << 8) + PROVIDERS.indexOf(provider) * COURSES.size() + COURSES.indexOf(course);
        return new Contract(new milepost.statements.domain.LeadProviderId(provider), milepost.statements.domain.Cohort.of(cohort),
                new ContractVersion(new ContractId(new UUID(0x4001, 1L << 63 | nr)), 1, course, terms), 0, START, START);
    }

    static List<Contract> contractsOfTheEcf() {
        return contractsOfTheEcf(ECF_PRICE);
    }

    /** What each provider has agreed about teachers and about mentors, at a price. */
    static List<Contract> contractsOfTheEcf(int pence) {
        var terms = new EcfTerms(20, Money.ZERO, Money.ofPence(pence / 4), Money.ofPence(ECF_UPLIFT), null, bands(pence));
        return PROVIDERS.stream().flatMap(provider -> Stream.of(
                ofTheEcf(provider, new CohortContract<>(new ContractId(new UUID(0x4001, 1L << 63 | 0x1000 | PROVIDERS.indexOf(provider))), 1, terms)),
                ofTheEcf(provider, new CohortContract<>(new ContractId(new UUID(0x4001, 1L << 63 | 0x2000 | PROVIDERS.indexOf(provider))), 1,
                        new MentorTerms(10, Money.ofPence(pence - 119_30)))))).toList();
    }

    /** So few places that a third declaration of a type finds none, and of one version in four already the second one. */
    private static List<Band> bands(int pence) {
        Band first = new Band("A", 1, 1, Money.ofPence(pence), 60, 40);
        return pence % 4 == 0 ? List.of(first) : List.of(first, new Band("B", 2, 2, Money.ofPence(pence - 98_76), 60, 40));
    }

    private static Contract ofTheEcf(UUID provider, CohortContract<?> agreed) {
        return new Contract(new milepost.statements.domain.LeadProviderId(provider), milepost.statements.domain.Cohort.of(COHORT), agreed, 0, START, START);
    }

    /** A statement as an operator puts it. */
    record Put(StatementId id, StatementTerms terms) {
    }

    static List<Put> statements() {
        return PROVIDERS.stream().flatMap(provider -> statements(provider, COHORT, Family.NPQ, 1)).toList();
    }

    static List<Put> statementsOfCapped() {
        return PROVIDERS.stream().flatMap(provider -> CAPPED.stream().flatMap(cohort -> statements(provider, cohort, Family.NPQ, QUARTER))).toList();
    }

    static List<Put> statementsOfTheEcf() {
        return PROVIDERS.stream().flatMap(provider -> statements(provider, COHORT, Family.ECF, QUARTER)).toList();
    }

    /** @param every how many months apart; the first is that of the first month */
    private static Stream<Put> statements(UUID provider, String cohort, Family family, int every) {
        int group = family.ordinal() << 4 | CAPPED.indexOf(cohort) + 1;
        return IntStream.range(0, MONTHS).filter(nr -> nr % every == 0).mapToObj(nr -> {
            YearMonth month = FIRST_MONTH.plusMonths(nr);
            LocalDate deadline = month.atDay(25);
            return new Put(new StatementId(new UUID(0x4002, 1L << 63 | (long) group << 16 | (long) PROVIDERS.indexOf(provider) << 8 | nr)),
                    new StatementTerms(new milepost.statements.domain.LeadProviderId(provider), milepost.statements.domain.Cohort.of(cohort),
                            family, month, deadline, deadline.plusMonths(1), true, List.of()));
        });
    }
}
