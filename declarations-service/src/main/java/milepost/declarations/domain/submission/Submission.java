package milepost.declarations.domain.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Evidence;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.LondonDays;
import milepost.declarations.domain.MilestoneWindow;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.Stretch;
import milepost.declarations.domain.Training;
import org.jspecify.annotations.Nullable;

/**
 * A provider's form beside everything known about it: what the rules look at.
 *
 * @param effectiveAt the request clock
 */
public record Submission(ProviderId provider, Form form, Known known, Instant effectiveAt) {

    /** facts/npq 5.4. */
    private static final int FIRST_YEAR_WITH_PARTNERS = 2024;

    boolean isDatedInFuture() {
        return form.date().filter(date -> date.isAfter(effectiveAt)).isPresent();
    }

    boolean isCompletion() {
        return form.type().filter(type -> type == DeclarationType.COMPLETED).isPresent();
    }

    boolean needsResult() {
        return isCompletion() && known.course() != null && known.course().group().isAssessed();
    }

    boolean isTrainingNow(Training.Status status) {
        return known.training() != null && known.training().status() == status;
    }

    boolean isAfterWithdrawal() {
        return isTrainingNow(Training.Status.WITHDRAWN) && bothPresent(day(), known.training().inStatusSince(), LocalDate::isAfter);
    }

    /** Of an early career: whether the day lies after the provider's own training of the participant (decision C7). */
    boolean isAfterTransfer() {
        return bothPresent(day(), stretch(), (day, stretch) -> stretch.isOverOn(day));
    }

    /** Of an early career: a withdrawal from another provider blocks nobody (facts/ecf 2.5). */
    boolean isAfterWithdrawalFromProvider() {
        return bothPresent(day(), stretch(), (day, stretch) -> stretch.isWithdrawnBefore(day));
    }

    /** Partner and mentor are those of that day (decision D8). */
    Optional<Training.Period> periodOfThatDay() {
        return stretch().flatMap(stretch -> day().flatMap(stretch::on));
    }

    boolean isInFrozenCohort() {
        return known.cohort() != null && known.cohort().paymentsFrozenAt() != null && !known.cohort().paymentsFrozenAt().isAfter(effectiveAt);
    }

    boolean isBetweenForMentor() {
        return isForMentor() && known.cohort() != null && known.cohort().mentorFunding() && form.type()
                .filter(type -> type != DeclarationType.STARTED && type != DeclarationType.COMPLETED).isPresent();
    }

    boolean needsEvidence() {
        return !acceptedEvidence().isEmpty();
    }

    /** The evidence given, where it is asked for and counts. */
    Optional<Evidence> countingEvidence() {
        return form.evidence().filter(acceptedEvidence()::contains);
    }

    boolean isBeforeMilestone() {
        return bothPresent(day(), milestone(), (day, window) -> day.isBefore(window.from()));
    }

    boolean isAfterMilestone() {
        return bothPresent(day(), milestone(), (day, window) -> window.isBefore(day));
    }

    boolean isWithoutMilestone() {
        return form.type().isPresent() && milestone().isEmpty();
    }

    /** A declaration that cannot be paid needs no statement; nor does one that is refused for another reason anyway. */
    boolean lacksStatement() {
        Funding funding = known.funding();
        return funding != null && funding.isGranted() && known.duplicate() == null
                && form.type().flatMap(known::holderOfSlot).isEmpty() && !known.hasOpenStatement();
    }

    /** Two types on one day stand in sequence, whatever the hours. */
    boolean isOutOfSequence() {
        if (known.cohort() == null || !known.cohort().sequenceChecked()) {
            return false;
        }
        return bothPresent(day(), form.type(), (day, type) -> known.siblings().stream().filter(Known.Sibling::live).anyMatch(sibling ->
                sibling.type().compareTo(type) < 0 && day.isBefore(LondonDays.of(sibling.date()))
                        || sibling.type().compareTo(type) > 0 && day.isAfter(LondonDays.of(sibling.date()))));
    }

    /** What there is no copy of at all, so that one round of questions brings everything the next look needs. */
    public Set<Copied> missing() {
        Set<Copied> missing = EnumSet.noneOf(Copied.class);
        addIf(missing, Copied.COURSE, known.course() == null);
        addIf(missing, Copied.COHORT, known.cohort() == null);
        addIf(missing, Copied.SCHEDULE, known.schedule() == null);
        addIf(missing, Copied.CONTRACT, !known.hasContract());
        addIf(missing, Copied.STATEMENT, !known.hasOpenStatement());
        addIf(missing, Copied.PARTNERSHIP, form.family() == Family.NPQ && form.deliveryPartner().isPresent() && known.partnerships().isEmpty());
        return missing;
    }

    boolean isInsideCatchment() {
        return known.application() != null && known.application().insideCatchment();
    }

    boolean needsPartner() {
        return known.training() != null && known.training().cohort().startYear() >= FIRST_YEAR_WITH_PARTNERS && isInsideCatchment();
    }

    private boolean isForMentor() {
        return form.course().filter(CourseIdentifier::isForMentors).isPresent();
    }

    private Set<Evidence> acceptedEvidence() {
        boolean detailed = known.cohort() != null && known.cohort().detailedEvidence();
        return form.type().map(type -> AcceptedEvidence.of(type, isForMentor(), detailed)).orElse(Set.of());
    }

    private Optional<Stretch> stretch() {
        return known.training() == null ? Optional.empty() : known.training().stretchOf(provider, day().orElse(LondonDays.of(effectiveAt)));
    }

    private Optional<LocalDate> day() {
        return form.date().map(LondonDays::of);
    }

    private Optional<MilestoneWindow> milestone() {
        Known.@Nullable Schedule schedule = known.schedule();
        return schedule == null ? Optional.empty() : form.type().map(schedule.milestones()::get);
    }

    private static void addIf(Set<Copied> missing, Copied fact, boolean isMissing) {
        if (isMissing) {
            missing.add(fact);
        }
    }

    private static <L, R> boolean bothPresent(Optional<L> left, Optional<R> right, BiPredicate<L, R> test) {
        return left.isPresent() && right.isPresent() && test.test(left.get(), right.get());
    }
}
