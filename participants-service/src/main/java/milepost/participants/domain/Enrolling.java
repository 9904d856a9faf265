package milepost.participants.domain;

import java.util.List;
import java.util.Optional;
import milepost.participants.domain.ApplicationCopy.Standing.Accepted;
import milepost.participants.domain.ApplicationCopy.Standing.NotAccepted;

/** What should be: which enrolment follows from an application's newest state, whatever was seen before. */
public final class Enrolling {

    private Enrolling() {
    }

    public static Decision decide(Optional<Enrolment> is, ApplicationCopy application) {
        if (is.isPresent() && application.version() < is.get().sourceVersion()) {
            return new Decision.Nothing();
        }
        return switch (application.standing()) {
            case NotAccepted _ -> is.filter(Enrolment::live).<Decision>map(enrolment -> new Decision.Store(ended(enrolment, application)))
                    .orElseGet(Decision.Nothing::new);
            case Accepted accepted -> is.filter(enrolment -> standsOnItsOwn(enrolment, accepted)).isPresent()
                    ? new Decision.Nothing() : unlessTheSame(is, born(application, accepted));
        };
    }

    /** A change made here outlives everything but a new acceptance: reverting deletes the states (facts/npq 3.8). */
    private static boolean standsOnItsOwn(Enrolment enrolment, Accepted accepted) {
        return enrolment.live() && enrolment.changedHere() && enrolment.acceptedAt().equals(accepted.at());
    }

    private static Decision unlessTheSame(Optional<Enrolment> is, Enrolment shouldBe) {
        return is.filter(shouldBe::saysTheSameAs).isPresent() ? new Decision.Nothing() : new Decision.Store(shouldBe);
    }

    private static Enrolment born(ApplicationCopy application, Accepted accepted) {
        var first = new TrainingPeriod(application.leadProvider(), TrainingStatus.ACTIVE, null, accepted.schedule(),
                application.cohort(), null, null, accepted.at(), null);
        return new Enrolment(application.id(), application.participant(), application.course(), application.leadProvider(),
                application.cohort(), accepted.schedule(), TrainingStatus.ACTIVE, accepted.at(), true, List.of(first),
                application.effectiveAt(), application.version());
    }

    private static Enrolment ended(Enrolment enrolment, ApplicationCopy application) {
        var periods = enrolment.periods().stream().map(period -> period.endedAt(application.effectiveAt())).toList();
        return new Enrolment(enrolment.id(), enrolment.participant(), enrolment.course(), enrolment.leadProvider(), enrolment.cohort(),
                enrolment.schedule(), enrolment.trainingStatus(), enrolment.acceptedAt(), false, periods,
                application.effectiveAt(), application.version());
    }

    /** What to do about it. */
    public sealed interface Decision {
        record Store(Enrolment enrolment) implements Decision {}

        record Nothing() implements Decision {}
    }
}
