package milepost.participants.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.participants.domain.ApplicationCopy.Shown;
import milepost.participants.domain.ApplicationCopy.Standing;
import org.jspecify.annotations.Nullable;

/** The small language in which tests speak of persons, applications and enrolments. */
public final class Examples {

    public static final LeadProviderId ASTER = provider("aster");
    public static final LeadProviderId BIRCH = provider("birch");
    public static final ScheduleIdentifier AUTUMN = new ScheduleIdentifier("npq-leadership-autumn");
    public static final ScheduleIdentifier SPRING = new ScheduleIdentifier("npq-leadership-spring");
    public static final Instant SEPTEMBER = Instant.parse("2024-09-02T08:30:00Z");
    public static final Instant OCTOBER = Instant.parse("2024-10-07T08:30:00Z");
    public static final Instant NOVEMBER = Instant.parse("2024-11-04T08:30:00Z");

    private Examples() {
    }

    public static LeadProviderId provider(String name) {
        return new LeadProviderId(id(name));
    }

    public static ParticipantId participant(String name) {
        return new ParticipantId(id(name));
    }

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes());
    }

    public static Person person(String name) {
        return new Person(participant(name), name, List.of(), new EmailAddress(name.toLowerCase().replace(' ', '.') + "@example.org"),
                null, null, List.of());
    }

    public static Application application(String name) {
        return new Application(new ApplicationId(id(name)), participant("Ada Bell"), ASTER, new CourseIdentifier("npq-headship"),
                new Standing.NotAccepted(), new Shown(true, null, false, "106286"), SEPTEMBER);
    }

    /** An application being described. */
    public record Application(ApplicationId id, ParticipantId participant, LeadProviderId provider, CourseIdentifier course,
                              Standing standing, Shown shown, Instant effectiveAt) {

        public Application of(ParticipantId applicant) {
            return new Application(id, applicant, provider, course, standing, shown, effectiveAt);
        }

        public Application with(LeadProviderId other) {
            return new Application(id, participant, other, course, standing, shown, effectiveAt);
        }

        public Application forCourse(String identifier) {
            return new Application(id, participant, provider, new CourseIdentifier(identifier), standing, shown, effectiveAt);
        }

        public Application accepted(Instant at, ScheduleIdentifier schedule) {
            return new Application(id, participant, provider, course, new Standing.Accepted(at, schedule), shown, at);
        }

        public Application notAccepted(Instant at) {
            return new Application(id, participant, provider, course, new Standing.NotAccepted(), shown, at);
        }

        public Application showing(boolean eligible, @Nullable Boolean fundedPlace) {
            return new Application(id, participant, provider, course, standing, new Shown(eligible, fundedPlace, false, "106286"), effectiveAt);
        }

        public ApplicationCopy at(long version) {
            return new ApplicationCopy(id, participant, provider, course, new Cohort("2024a"), standing, shown, effectiveAt, version);
        }
    }

    /** The enrolment as it would be after our own deferral. */
    public static Enrolment deferred(Enrolment enrolment, Instant at, String reason) {
        return moved(enrolment, TrainingStatus.DEFERRED, at, reason);
    }

    public static Enrolment moved(Enrolment enrolment, TrainingStatus status, Instant at, String reason) {
        var before = enrolment.periods().getLast();
        var next = new TrainingPeriod(before.leadProvider(), status, reason, before.schedule(), before.cohort(), null, null, at, null);
        return new Enrolment(enrolment.id(), enrolment.participant(), enrolment.course(), enrolment.leadProvider(), enrolment.cohort(),
                enrolment.schedule(), status, enrolment.acceptedAt(), true, List.of(before.endedAt(at), next), at, enrolment.sourceVersion());
    }
}
