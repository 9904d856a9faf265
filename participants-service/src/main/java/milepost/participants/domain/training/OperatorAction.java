package milepost.participants.domain.training;

import static milepost.participants.domain.training.Copied.APPLICATIONS;
import static milepost.participants.domain.training.Copied.COHORTS;
import static milepost.participants.domain.training.Copied.COURSES;
import static milepost.participants.domain.training.Copied.DECLARATIONS;
import static milepost.participants.domain.training.Copied.SCHEDULES;
import static milepost.participants.domain.training.Rule.always;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Refusal;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.catalogue.Excerpt;

/** What an operator may do with somebody's training (facts/npq 3.8). What is so already is nothing to do. */
public sealed interface OperatorAction {

    /** What has to hold, in the order in which it is looked at. */
    List<Rule<TrainingCase>> rules();

    boolean isDone(Enrolment training);

    Enrolment after(TrainingCase facts, Enrolment training, Instant at);

    /** What to look up in the catalogue before the case is complete. */
    default List<EntryKey> keys(Enrolment training) {
        return List.of();
    }

    default Asked asked() {
        return Asked.because(null);
    }

    /** Whether somebody could be in training twice by it, for a course in one cohort. */
    default boolean mayTrainTwice() {
        return false;
    }

    default Decision decide(TrainingCase facts, Instant at) {
        var training = facts.training().orElseThrow();
        if (isDone(training)) {
            return new Decision.Unchanged();
        }
        var broken = Rule.broken(rules(), facts);
        return broken.isEmpty() ? new Decision.Changed(after(facts, training, at)) : new Decision.Refused(broken);
    }

    /** Training goes on with another provider; declarations stay with whoever made them, whether it offers the course is a hint only. */
    record ToProvider(LeadProviderId provider) implements OperatorAction {

        @Override
        public List<Rule<TrainingCase>> rules() {
            return List.of();
        }

        @Override
        public boolean isDone(Enrolment training) {
            return training.leadProvider().equals(provider);
        }

        @Override
        public Enrolment after(TrainingCase facts, Enrolment training, Instant at) {
            return training.transferred(provider, at);
        }
    }

    /** The schedule of the same name in another cohort; the application's owner judges how the two are funded. */
    record ToCohort(Cohort cohort) implements OperatorAction {

        @Override
        public List<Rule<TrainingCase>> rules() {
            return List.of(
                    always("the cohort exists", Set.of(COHORTS),
                            c -> c.catalogue().funding(cohort).isEmpty(),
                            new Refusal("cohort", "cohort_unknown", "There is no cohort with the identifier in 'cohort'.")),
                    always("the cohort has the schedule somebody trains on", Set.of(SCHEDULES, COURSES),
                            c -> c.training().filter(training -> isFoundFor(training, c.catalogue())).isEmpty(),
                            new Refusal("cohort", "schedule_not_in_cohort", "That cohort has no schedule with the identifier of today's.")),
                    always("nothing live was declared", Set.of(DECLARATIONS),
                            c -> !c.live().isEmpty(),
                            new Refusal("cohort", "cohort_has_declarations",
                                    "The cohort cannot change while declarations are live. Void them first.")),
                    // decision B3, as for accepting
                    always("nobody trains twice for a course in one cohort", Set.of(APPLICATIONS),
                            c -> !c.is(TrainingStatus.WITHDRAWN) && c.training().filter(training -> c.trainsOtherwise(training.course(), cohort)).isPresent(),
                            new Refusal("cohort", "participant_already_accepted",
                                    "The participant is in training for this course in that cohort already.")));
        }

        @Override
        public boolean mayTrainTwice() {
            return true;
        }

        private boolean isFoundFor(Enrolment training, Excerpt catalogue) {
            return catalogue.schedule(cohort, training.schedule()).filter(schedule -> catalogue.course(training.course())
                    .filter(course -> course.group() == schedule.group()).isPresent()).isPresent();
        }

        @Override
        public boolean isDone(Enrolment training) {
            return training.cohort().equals(cohort);
        }

        @Override
        public Enrolment after(TrainingCase facts, Enrolment training, Instant at) {
            return training.rescheduled(cohort, training.schedule(), at);
        }

        @Override
        public List<EntryKey> keys(Enrolment training) {
            return List.of(EntryKey.of(cohort), EntryKey.of(cohort, training.schedule()), EntryKey.of(training.course()));
        }
    }

    /** As a provider would, and beyond: somebody withdrawn is reinstated, which clears the withdrawal (decisions C1 and C6a). */
    record ToStatus(TrainingStatus status, Asked asked) implements OperatorAction {

        @Override
        public List<Rule<TrainingCase>> rules() {
            return switch (status) {
                case ACTIVE -> List.of(always("nobody is reinstated beside other training for the course in the cohort", Set.of(APPLICATIONS),
                        c -> c.is(TrainingStatus.WITHDRAWN)
                                && c.training().filter(training -> c.trainsOtherwise(training.course(), training.cohort())).isPresent(),
                        new Refusal("training_status", "participant_already_accepted",
                                "The participant is in training for this course in this cohort already.")));
                case DEFERRED -> ProviderRules.DEFER;
                case WITHDRAWN -> ProviderRules.WITHDRAW;
            };
        }

        @Override
        public boolean mayTrainTwice() {
            return status == TrainingStatus.ACTIVE;
        }

        @Override
        public boolean isDone(Enrolment training) {
            return training.trainingStatus() == status;
        }

        @Override
        public Enrolment after(TrainingCase facts, Enrolment training, Instant at) {
            return training.moved(status, status == TrainingStatus.ACTIVE ? null : asked.reason(), at);
        }
    }
}
