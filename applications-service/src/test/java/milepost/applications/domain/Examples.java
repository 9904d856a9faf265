package milepost.applications.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.ApplicationState.Pending;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Milestone;
import milepost.applications.domain.catalogue.Schedule;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import org.jspecify.annotations.Nullable;

/** The words in which the tests tell their stories. */
public final class Examples {

    public static final Instant AT = Instant.parse("2024-10-07T09:00:00Z");
    public static final CohortIdentifier COHORT = CohortIdentifier.of("2024a");
    public static final CourseIdentifier HEADSHIP = new CourseIdentifier("npq-headship");

    private Examples() {
    }

    public static Application application() {
        return of(new ParticipantId(UUID.randomUUID()), HEADSHIP, CourseGroup.LEADERSHIP, COHORT);
    }

    public static Application of(ParticipantId participant, CourseIdentifier course, CourseGroup group, CohortIdentifier cohort) {
        return new Application(new ApplicationId(UUID.randomUUID()), participant, new LeadProviderId(UUID.randomUUID()), course, group,
                cohort, answers(), new Pending(), Funding.marked(true), null, AT, AT, AT, 1);
    }

    public static Funding fundedBefore(Funding funding, boolean before) {
        return new Funding(funding.given(), funding.code(), before, funding.decided());
    }

    public static Application answering(Answers answers, CourseIdentifier course, CohortIdentifier cohort) {
        Application it = of(new ParticipantId(UUID.randomUUID()), course, CourseGroup.LEADERSHIP, cohort);
        return new Application(it.id(), it.participant(), it.leadProvider(), course, it.courseGroup(), cohort, answers, it.state(), it.funding(),
                it.fundedPlace(), it.effectiveAt(), it.createdAt(), it.updatedAt(), it.version());
    }

    public static Application another(Application application) {
        return of(application.participant(), application.course(), application.courseGroup(), application.cohort());
    }

    public static Application accepted(Application application, Instant at, TrainingStatus training, @Nullable Boolean place) {
        return application.inState(new Accepted(at, new ScheduleIdentifier("npq-leadership-autumn"), training, 2), place, at);
    }

    public static Answers answers() {
        return answers(TeacherCatchment.ENGLAND, "106286");
    }

    /** Where somebody said to work, and at which school. */
    public static Answers answers(@Nullable TeacherCatchment catchment, String urn) {
        return answers(catchment, new Institution(InstitutionType.SCHOOL, urn, "10079319", "Larkhill School", 1));
    }

    public static Answers working(@Nullable Institution where) {
        return answers(TeacherCatchment.ENGLAND, where);
    }

    private static Answers answers(@Nullable TeacherCatchment catchment, @Nullable Institution where) {
        return new Answers(catchment, null, WorkSetting.A_SCHOOL, null, null, null, null, where, null, null, null, false, false, null,
                null, true);
    }

    public static Cohort cohort(CohortFunding funding) {
        return new Cohort(COHORT, "Autumn 2024", LocalDate.of(2024, 6, 1), funding, false, false, false, false, null);
    }

    public static Schedule schedule(CohortIdentifier cohort, CourseGroup group, String identifier, LocalDate from) {
        return new Schedule(cohort, new ScheduleIdentifier(identifier), identifier, group, from, from.plusMonths(3),
                List.of(new Milestone("started", from, null)));
    }

    public static List<Schedule> schedules() {
        return List.of(schedule(COHORT, CourseGroup.LEADERSHIP, "npq-leadership-autumn", LocalDate.of(2024, 10, 1)),
                schedule(COHORT, CourseGroup.SPECIALIST, "npq-specialist-autumn", LocalDate.of(2024, 10, 1)));
    }

    /** A case in which everything is in order, for a cohort of this funding. */
    public static AcceptCase acceptable(CohortFunding funding) {
        PlaceAnswer place = switch (funding) {
            case ZERO -> PlaceAnswer.UNFUNDED;
            case CAPPED -> PlaceAnswer.FUNDED;
            case FULL -> PlaceAnswer.NOT_STATED;
        };
        return new AcceptCase(application(), List.of(), cohort(funding), schedules(), new FundingCap(null, 0), place, Optional.empty(), AT, 2);
    }

    public static AcceptCase with(AcceptCase it, PlaceAnswer place) {
        return new AcceptCase(it.application(), it.others(), it.cohort(), it.schedules(), it.cap(), place, it.requested(), it.at(), it.version());
    }

    public static AcceptCase with(AcceptCase it, Application application) {
        return new AcceptCase(application, it.others(), it.cohort(), it.schedules(), it.cap(), it.place(), it.requested(), it.at(), it.version());
    }

    public static AcceptCase with(AcceptCase it, List<Application> others) {
        return new AcceptCase(it.application(), others, it.cohort(), it.schedules(), it.cap(), it.place(), it.requested(), it.at(), it.version());
    }

    public static AcceptCase with(AcceptCase it, FundingCap cap) {
        return new AcceptCase(it.application(), it.others(), it.cohort(), it.schedules(), cap, it.place(), it.requested(), it.at(), it.version());
    }

    public static AcceptCase naming(AcceptCase it, String schedule) {
        return new AcceptCase(it.application(), it.others(), it.cohort(), it.schedules(), it.cap(), it.place(),
                Optional.of(new ScheduleIdentifier(schedule)), it.at(), it.version());
    }

    public static AcceptCase withoutSchedules(AcceptCase it) {
        return new AcceptCase(it.application(), it.others(), it.cohort(), List.of(), it.cap(), it.place(), it.requested(), it.at(), it.version());
    }
}
