package milepost.declarations.domain.submission;

import static milepost.declarations.Examples.ASTER;
import static milepost.declarations.Examples.CLEO;
import static milepost.declarations.Examples.COHORT;
import static milepost.declarations.Examples.FUNDED;
import static milepost.declarations.Examples.HEADSHIP;
import static milepost.declarations.Examples.NOW;
import static milepost.declarations.Examples.PARTNER;
import static milepost.declarations.Examples.PARTNERS;
import static milepost.declarations.Examples.SEPTEMBER;
import static milepost.declarations.Examples.TRAINING;
import static milepost.declarations.Examples.schedule;
import static milepost.declarations.Examples.training;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.declarations.domain.CohortName;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.MilestoneWindow;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.ScheduleIdentifier;
import milepost.declarations.domain.Training;
import milepost.declarations.domain.TrainingRecord;
import org.jspecify.annotations.Nullable;

/** A submission in the making, sound until a test breaks it. */
final class SubmissionCase {

    static final Instant FIRST_OF_SEPTEMBER = Instant.parse("2024-08-31T23:00:00Z");
    static final Known.Cohort OF_2024 = new Known.Cohort(false, false, false, null);
    static final Known.Cohort OF_2025 = new Known.Cohort(true, true, true, null);

    @Nullable String participant = CLEO.toString();
    @Nullable String type = "started";
    @Nullable String date = "2024-11-05T09:30:00Z";
    @Nullable String courseIdentifier = HEADSHIP.toString();
    @Nullable String hasPassed;
    @Nullable String partner = PARTNER.toString();
    @Nullable String secondary;
    @Nullable String evidence;
    ProviderId provider = ASTER;
    Instant now = NOW;
    Known.@Nullable Person person = new Known.Person(CLEO, null);
    @Nullable ParticipantId survivor;
    boolean trainsWithProvider = true;
    Known.@Nullable Course course = new Known.Course(CourseGroup.LEADERSHIP, true);
    @Nullable Training training = training(COHORT, Training.Status.ACTIVE, SEPTEMBER);
    @Nullable Funding funding = FUNDED;
    boolean insideCatchment = true;
    Known.@Nullable Cohort cohort = OF_2024;
    Known.@Nullable Schedule schedule = schedule(DeclarationType.STARTED, DeclarationType.RETAINED_1, DeclarationType.RETAINED_2,
            DeclarationType.COMPLETED);
    boolean contract = true;
    boolean statement = true;
    Set<PartnerId> partnerships = PARTNERS;
    List<Known.Sibling> siblings = List.of();
    @Nullable DeclarationId duplicate;

    static SubmissionCase ofNpq() {
        return new SubmissionCase();
    }

    /** A teacher of 2024 on the standard schedule, half a year into training. */
    static SubmissionCase ofTeacher() {
        SubmissionCase it = new SubmissionCase();
        it.now = Instant.parse("2025-02-20T12:00:00Z");
        it.courseIdentifier = "ecf-induction";
        it.course = new Known.Course(CourseGroup.ECF, true);
        it.type = "retained-1";
        it.date = "2025-02-05T09:30:00Z";
        it.evidence = "training-event-attended";
        it.partner = null;
        it.funding = null;
        it.partnerships = Set.of();
        it.schedule = new Known.Schedule(Map.of(
                DeclarationType.STARTED, new MilestoneWindow(LocalDate.parse("2024-06-01"), LocalDate.parse("2024-12-31")),
                DeclarationType.RETAINED_1, new MilestoneWindow(LocalDate.parse("2025-01-01"), LocalDate.parse("2025-03-31")),
                DeclarationType.RETAINED_2, new MilestoneWindow(LocalDate.parse("2025-01-01"), null),
                DeclarationType.COMPLETED, new MilestoneWindow(LocalDate.parse("2025-01-01"), null)));
        it.trains(period(ASTER, Training.Status.ACTIVE, FIRST_OF_SEPTEMBER, null));
        return it;
    }

    static SubmissionCase ofMentor() {
        SubmissionCase it = ofTeacher();
        it.courseIdentifier = "ecf-mentor";
        it.trains(period(ASTER, Training.Status.ACTIVE, FIRST_OF_SEPTEMBER, null));
        return it;
    }

    static Training.Period period(ProviderId provider, Training.Status status, Instant from, @Nullable Instant to) {
        return new Training.Period(provider, status, from, to, COHORT, new ScheduleIdentifier("ecf-standard-september"),
                new PartnerId(new UUID(4, provider.value().getLeastSignificantBits())), new ParticipantId(new UUID(2, from.getEpochSecond())));
    }

    /** An early career, as it stands with the provider. */
    SubmissionCase trains(Training.Period... periods) {
        return trains(Funding.Verdict.ELIGIBLE, periods);
    }

    SubmissionCase trains(Funding.Verdict verdict, Training.Period... periods) {
        Training.Period last = periods[periods.length - 1];
        training = new Training(Family.ECF, TRAINING, CLEO, provider, new CourseIdentifier(courseIdentifier), new CohortName("2024a"), last.schedule(),
                last.status(), true, List.of(periods), new TrainingRecord(new Funding(verdict, null, false), false, true, false));
        return this;
    }

    Submission submission() {
        Known known = new Known(person, survivor, trainsWithProvider, course, training,
                funding == null ? null : new Known.Application(funding, insideCatchment), cohort, schedule, contract, statement, PARTNERS,
                partnerships, siblings, duplicate);
        return new Submission(provider, new Form(participant, type, date, courseIdentifier, hasPassed, partner, secondary, evidence), known, now);
    }

    List<String> codes() {
        return Rules.brokenBy(submission()).stream().map(rule -> rule.reason().code()).toList();
    }
}
