package milepost.participants.domain.ecf;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.NOVEMBER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.CatalogueEntry.CohortTerms;
import milepost.participants.domain.catalogue.CatalogueEntry.Offer;
import milepost.participants.domain.catalogue.CatalogueEntry.Schedule;
import milepost.participants.domain.catalogue.CohortFunding;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.catalogue.Excerpt;
import milepost.participants.domain.training.Asked;

/** The small language in which tests speak of changes of training in the early career framework. Of four cohorts the first is frozen. */
public final class EcfCases {

    public static final Cohort Y2021A = new Cohort("2021a");
    public static final Cohort Y2023A = new Cohort("2023a");
    public static final Cohort Y2024A = new Cohort("2024a");
    public static final Cohort Y2025A = new Cohort("2025a");
    public static final ScheduleIdentifier SEPTEMBER = new ScheduleIdentifier("ecf-standard-september");
    public static final ScheduleIdentifier JANUARY = new ScheduleIdentifier("ecf-standard-january");
    public static final ScheduleIdentifier REDUCED = new ScheduleIdentifier("ecf-reduced-september");
    public static final ScheduleIdentifier REPLACEMENT = new ScheduleIdentifier("ecf-replacement-september");
    static final ScheduleIdentifier FOREIGN = new ScheduleIdentifier("npq-of-another-family");
    static final Instant AT = NOVEMBER;
    static final Instant FROZEN_AT = Instant.parse("2024-06-17T23:00:00Z");

    private EcfCases() {
    }

    /** What every cohort has, offered by this provider to teachers and mentors. */
    public static List<CatalogueEntry> catalogue(LeadProviderId provider) {
        return Stream.of(Y2021A, Y2023A, Y2024A, Y2025A).flatMap(cohort -> offered(cohort, provider)).toList();
    }

    private static Stream<CatalogueEntry> offered(Cohort cohort, LeadProviderId provider) {
        return Stream.of(new CohortTerms(cohort, CohortFunding.CAPPED, cohort.equals(Y2021A) ? FROZEN_AT : null),
                standard(cohort, SEPTEMBER, 0), standard(cohort, JANUARY, 1), open(cohort, REDUCED, CourseGroup.ECF),
                open(cohort, REPLACEMENT, CourseGroup.ECF), open(cohort, FOREIGN, CourseGroup.LEADERSHIP),
                new Offer(cohort, Role.ECT.course(), provider, false), new Offer(cohort, Role.MENTOR.course(), provider, false));
    }

    /** facts/ecf 2.14: windows that begin in June of the cohort's year, or that much later. */
    static Schedule standard(Cohort cohort, ScheduleIdentifier identifier, int termsLater) {
        var year = Integer.parseInt(cohort.startYear());
        var opens = List.of(LocalDate.of(year, 6, 1), LocalDate.of(year + 1, 1, 1), LocalDate.of(year + 1, 4, 1));
        var completed = LocalDate.of(year + 2, 4, 1).plusMonths(4L * termsLater);
        var started = opens.get(termsLater);
        var retained = opens.get(termsLater + 1);
        return new Schedule(cohort, identifier, CourseGroup.ECF,
                Map.of(DeclarationType.STARTED, started, retained(), retained, DeclarationType.COMPLETED, completed),
                Map.of(DeclarationType.STARTED, retained.minusDays(1), retained(), retained.plusMonths(3).minusDays(1),
                        DeclarationType.COMPLETED, completed.plusMonths(4).minusDays(1)));
    }

    /** Everything from September of the cohort's year on, without an end. */
    static Schedule open(Cohort cohort, ScheduleIdentifier identifier, CourseGroup group) {
        var from = LocalDate.of(Integer.parseInt(cohort.startYear()), 9, 1);
        return new Schedule(cohort, identifier, group,
                Map.of(DeclarationType.STARTED, from, retained(), from, DeclarationType.COMPLETED, from), Map.of());
    }

    static DeclarationType retained() {
        return new DeclarationType("retained-1");
    }

    public static TrainingRecord in(TrainingStatus status, TrainingRecord record) {
        return status == TrainingStatus.ACTIVE ? record : record.moved(record.stretches().getLast(), status, "other", Examples.OCTOBER);
    }

    /** The same training as it would be had it always been in that cohort. */
    public static TrainingRecord of(Cohort cohort, TrainingRecord record) {
        return record.rescheduled(record.stretches().getLast(), cohort, record.stretches().getLast().last().schedule(), Instant.EPOCH);
    }

    public static Asked asked(String reason) {
        return asked(Role.ECT, reason);
    }

    public static Asked asked(Role role, String reason) {
        return new Asked(role.course().value(), reason, null, null);
    }

    public static Asked moving(ScheduleIdentifier schedule, String cohort) {
        return moving(Role.ECT, schedule, cohort);
    }

    public static Asked moving(Role role, ScheduleIdentifier schedule, String cohort) {
        return new Asked(role.course().value(), null, schedule.value(), cohort);
    }

    /** What Aster asks for in November 2024. */
    static EcfCase with(Asked asked, TrainingRecord training, HeardDeclaration... declarations) {
        return at(AT, asked, training, declarations);
    }

    static EcfCase at(Instant at, Asked asked, TrainingRecord training, HeardDeclaration... declarations) {
        return EcfCase.of(asked, ASTER, Optional.of(training), at).knowing(List.of(declarations), Excerpt.of(catalogue(ASTER)));
    }

    /** The same, where Aster has no part in training on that course. */
    static EcfCase untrained(EcfCase facts) {
        return EcfCase.of(facts.asked(), ASTER, Optional.empty(), facts.at()).knowing(List.of(), facts.catalogue());
    }

    static EcfCase without(EntryKey missing, EcfCase facts) {
        return catalogued(facts, entries -> entries.filter(entry -> !entry.key().equals(missing)));
    }

    static EcfCase replaced(CatalogueEntry entry, EcfCase facts) {
        return catalogued(without(entry.key(), facts), entries -> Stream.concat(entries, Stream.of(entry)));
    }

    private static EcfCase catalogued(EcfCase facts, UnaryOperator<Stream<CatalogueEntry>> change) {
        return facts.knowing(facts.declarations(), Excerpt.of(change.apply(facts.catalogue().entries().values().stream()).toList()));
    }

    public static HeardDeclaration declared(DeclarationType type, String date, DeclarationState state) {
        return declared(Y2024A, type, date, state);
    }

    public static HeardDeclaration declared(Cohort cohort, DeclarationType type, String date, DeclarationState state) {
        return new HeardDeclaration(new DeclarationId(Examples.id(type + date + state)), Records.teacher().id(), type, Instant.parse(date), state, cohort,
                Instant.parse(date));
    }

    /** The rules as a page lists them. */
    static List<List<String>> listed(EcfAction action) {
        return action.rules().stream().map(rule -> List.of(rule.name(), rule.gated() ? "if nothing before" : "always",
                rule.refusal().title(), rule.refusal().code())).toList();
    }

    static List<String> codes(EcfDecision decision) {
        return switch (decision) {
            case EcfDecision.Refused(var broken) -> broken.stream().map(rule -> rule.refusal().code()).toList();
            case EcfDecision.Changed _ -> List.of();
        };
    }

    static TrainingRecord changed(EcfDecision decision) {
        return ((EcfDecision.Changed) decision).training();
    }
}
