package milepost.declarations.domain.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.MilestoneWindow;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Training;
import org.jspecify.annotations.Nullable;

/**
 * What this service knows of the facts a submission rests on; most are copies of what other services own, null where there is none.
 *
 * @param person             the participant named
 * @param survivor           the id that replaced the one named, where the provider trains that person
 * @param trainsWithProvider whether the participant is in training with the provider at all
 * @param course             the course named
 * @param training           the participant's training on that course with the provider; of an early career with the provider's own cohort,
 *                           schedule and status, and everybody's periods
 * @param cohort             the training's cohort
 * @param schedule           the training's schedule
 * @param hasContract        whether the provider has a contract for the course in that cohort
 * @param hasOpenStatement   whether a declaration made today would find a statement (decision E4)
 * @param partners           which of the partners named exist
 * @param partnerships       which of them work with the provider in that cohort
 * @param siblings           the declarations of the training that are live or hold a slot
 * @param duplicate          a live declaration of the same person under another id (of an early career also on another record), same type and
 *                           course (decision D2)
 */
public record Known(@Nullable Person person, @Nullable ParticipantId survivor, boolean trainsWithProvider, @Nullable Course course,
                    @Nullable Training training, @Nullable Application application, @Nullable Cohort cohort,
                    @Nullable Schedule schedule, boolean hasContract, boolean hasOpenStatement, Set<PartnerId> partners,
                    Set<PartnerId> partnerships, List<Sibling> siblings, @Nullable DeclarationId duplicate) {

    /**
     * Somebody participants-service knows.
     *
     * @param survivor the id that replaced this one, null while it is in use
     */
    public record Person(ParticipantId id, @Nullable ParticipantId survivor) {

        boolean isRetired() {
            return survivor != null;
        }
    }

    /** A course of the catalogue. */
    public record Course(CourseGroup group, boolean supported) {
    }

    /** The accepted application behind a training. */
    public record Application(Funding funding, boolean insideCatchment) {
    }

    /** What a cohort's declarations are checked for. */
    public record Cohort(boolean sequenceChecked, boolean mentorFunding, boolean detailedEvidence, @Nullable Instant paymentsFrozenAt) {
    }

    /** When a schedule's milestones can be reached; a type without a milestone cannot be declared. */
    public record Schedule(Map<DeclarationType, MilestoneWindow> milestones) {

        public Schedule {
            milestones = Map.copyOf(milestones);
        }
    }

    /** Another declaration of the same training; {@code visible} to the provider that asks. */
    public record Sibling(DeclarationId id, DeclarationType type, Instant date, boolean live, boolean holdsSlot, boolean visible) {
    }

    public Known {
        partners = Set.copyOf(partners);
        partnerships = Set.copyOf(partnerships);
        siblings = List.copyOf(siblings);
    }

    /** Whether the training is paid for: an NPQ's application says so, of an early career the training record; null where it is not known. */
    public @Nullable Funding funding() {
        if (training != null && training.record() != null) {
            return training.record().funding();
        }
        return application == null ? null : application.funding();
    }

    /** A duplicate that was paid all the same gave its slot up before; it counts, so nothing is declared beside it. */
    public Optional<Sibling> holderOfSlot(DeclarationType type) {
        return siblings.stream().filter(sibling -> sibling.type() == type && (sibling.holdsSlot() || sibling.live())).findFirst();
    }
}
