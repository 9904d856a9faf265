package milepost.participants.domain.training;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static milepost.participants.domain.Examples.SPRING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Enrolling;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.CatalogueEntry.CohortTerms;
import milepost.participants.domain.catalogue.CatalogueEntry.Course;
import milepost.participants.domain.catalogue.CatalogueEntry.Offer;
import milepost.participants.domain.catalogue.CatalogueEntry.Schedule;
import milepost.participants.domain.catalogue.CohortFunding;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.catalogue.Excerpt;

/** The small language in which tests speak of changes of training. The catalogue has two years, one with two cohorts. */
public final class Cases {

    public static final Cohort Y2024A = new Cohort("2024a");
    public static final Cohort Y2024B = new Cohort("2024b");
    public static final Cohort Y2025A = new Cohort("2025a");
    public static final CourseIdentifier HEADSHIP = new CourseIdentifier("npq-headship");
    /** One training under two names. */
    public static final CourseIdentifier COACHING = new CourseIdentifier("npq-early-headship-coaching-offer");
    public static final CourseIdentifier SUPPORT = new CourseIdentifier("npq-additional-support-offer");
    static final ScheduleIdentifier SPECIALIST = new ScheduleIdentifier("npq-specialist-autumn");
    static final Instant AT = NOVEMBER;

    private static final ApplicationId TRAINING = new ApplicationId(Examples.id("training"));

    private Cases() {
    }

    /** Ada Bell's active training with Aster on headship, on the autumn schedule of 2024a. */
    static Enrolment training() {
        var accepted = Examples.application("training").accepted(SEPTEMBER, AUTUMN).at(2);
        return ((Enrolling.Decision.Store) Enrolling.decide(Optional.empty(), accepted)).enrolment();
    }

    /** The same on the coaching offer, under the one or the other of its names. */
    static Enrolment coached(CourseIdentifier course) {
        var it = training();
        return new Enrolment(it.id(), it.participant(), course, it.leadProvider(), it.cohort(), it.schedule(), it.trainingStatus(), it.acceptedAt(),
                it.live(), it.periods(), it.effectiveAt(), it.sourceVersion());
    }

    static Enrolment training(TrainingStatus status) {
        return status == TrainingStatus.ACTIVE ? training() : training().moved(status, "other", OCTOBER);
    }

    static HeardDeclaration declared(String type, Instant date, DeclarationState state) {
        return new HeardDeclaration(new DeclarationId(Examples.id(type + date + state)), TRAINING, new DeclarationType(type), date, state, Y2024A, date);
    }

    static HeardDeclaration started() {
        return declared("started", OCTOBER, DeclarationState.PAID);
    }

    /** Every cohort capped; autumn and spring, which allow started and completed, in all of them; a specialist schedule; offered by this provider. */
    public static List<CatalogueEntry> catalogue(LeadProviderId provider) {
        return Stream.concat(Stream.of(new Course(HEADSHIP, CourseGroup.LEADERSHIP), new Course(new CourseIdentifier("ecf-mentor"), CourseGroup.ECF)),
                Stream.of(Y2024A, Y2024B, Y2025A).flatMap(cohort -> offered(cohort, provider))).toList();
    }

    private static Stream<CatalogueEntry> offered(Cohort cohort, LeadProviderId provider) {
        var year = Integer.parseInt(cohort.startYear());
        return Stream.of(new CohortTerms(cohort, CohortFunding.CAPPED, null),
                schedule(cohort, AUTUMN, CourseGroup.LEADERSHIP, LocalDate.of(year, 10, 1)),
                schedule(cohort, SPRING, CourseGroup.LEADERSHIP, LocalDate.of(year + 1, 1, 1)),
                schedule(cohort, SPECIALIST, CourseGroup.SPECIALIST, LocalDate.of(year, 10, 1)),
                new Offer(cohort, HEADSHIP, provider, false));
    }

    static Schedule schedule(Cohort cohort, ScheduleIdentifier identifier, CourseGroup group, LocalDate from) {
        return new Schedule(cohort, identifier, group, Map.of(DeclarationType.STARTED, from, DeclarationType.COMPLETED, from), Map.of());
    }

    static Asked asked(String reason) {
        return new Asked(HEADSHIP.value(), reason, null, null);
    }

    static Asked moving(ScheduleIdentifier schedule, String cohort) {
        return new Asked(HEADSHIP.value(), null, schedule.value(), cohort);
    }

    static TrainingCase with(Asked asked, Enrolment training, HeardDeclaration... declarations) {
        return new TrainingCase(asked, ASTER, Optional.of(training), List.of(declarations), Excerpt.of(catalogue(ASTER)), List.of());
    }

    /** The same, where the person was accepted for something else besides. */
    static TrainingCase beside(Enrolment other, TrainingCase facts) {
        return new TrainingCase(facts.asked(), facts.provider(), facts.training(), facts.declarations(), facts.catalogue(), List.of(other));
    }

    /** The same, where Aster does not train anybody on the course. */
    static TrainingCase untrained(TrainingCase facts) {
        return new TrainingCase(facts.asked(), facts.provider(), Optional.empty(), List.of(), facts.catalogue(), facts.others());
    }

    static TrainingCase without(EntryKey missing, TrainingCase facts) {
        return catalogued(facts, entries -> entries.stream().filter(entry -> !entry.key().equals(missing)).toList());
    }

    static TrainingCase funded(Cohort cohort, CohortFunding funding, TrainingCase facts) {
        return replaced(new CohortTerms(cohort, funding, null), facts);
    }

    static TrainingCase replaced(CatalogueEntry entry, TrainingCase facts) {
        return catalogued(without(entry.key(), facts), entries -> {
            var all = new ArrayList<>(entries);
            all.add(entry);
            return all;
        });
    }

    private static TrainingCase catalogued(TrainingCase facts, UnaryOperator<List<CatalogueEntry>> change) {
        var entries = change.apply(List.copyOf(facts.catalogue().entries().values()));
        return new TrainingCase(facts.asked(), facts.provider(), facts.training(), facts.declarations(), Excerpt.of(entries), facts.others());
    }

    /** The rules as a page lists them. */
    static List<List<String>> listed(ProviderAction action) {
        return action.rules().stream().map(rule -> List.of(rule.name(), rule.gated() ? "if nothing before" : "always",
                rule.refusal().title(), rule.refusal().code())).toList();
    }

    static List<String> codes(Decision decision) {
        return switch (decision) {
            case Decision.Refused(var broken) -> broken.stream().map(rule -> rule.refusal().code()).toList();
            case Decision.Changed _, Decision.Unchanged _ -> List.of();
        };
    }

    static Enrolment changed(Decision decision) {
        return ((Decision.Changed) decision).training();
    }
}
