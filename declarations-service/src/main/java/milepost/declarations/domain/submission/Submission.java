package milepost.declarations.domain.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.LondonDays;
import milepost.declarations.domain.MilestoneWindow;
import milepost.declarations.domain.ProviderId;
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

    boolean isBeforeMilestone() {
        return bothPresent(day(), milestone(), (day, window) -> day.isBefore(window.from()));
    }

    boolean isWithoutMilestone() {
        return form.type().isPresent() && milestone().isEmpty();
    }

    /** A declaration that cannot be paid needs no statement; nor does one that is refused for another reason anyway. */
    boolean lacksStatement() {
        return known.application() != null && known.application().funding().isGranted() && known.duplicate() == null
                && form.type().flatMap(known::holderOfSlot).isEmpty() && !known.hasOpenStatement();
    }

    boolean isOutOfSequence() {
        if (known.cohort() == null || !known.cohort().sequenceChecked() || form.date().isEmpty() || form.type().isEmpty()) {
            return false;
        }
        Instant date = form.date().get();
        DeclarationType type = form.type().get();
        return known.siblings().stream().filter(Known.Sibling::live).anyMatch(sibling ->
                sibling.type().compareTo(type) < 0 && date.isBefore(sibling.date())
                        || sibling.type().compareTo(type) > 0 && date.isAfter(sibling.date()));
    }

    /** What there is no copy of at all, so that one round of questions brings everything the next look needs. */
    public Set<Copied> missing() {
        Set<Copied> missing = EnumSet.noneOf(Copied.class);
        addIf(missing, Copied.COURSE, known.course() == null);
        addIf(missing, Copied.COHORT, known.cohort() == null);
        addIf(missing, Copied.SCHEDULE, known.schedule() == null);
        addIf(missing, Copied.CONTRACT, !known.hasContract());
        addIf(missing, Copied.STATEMENT, !known.hasOpenStatement());
        addIf(missing, Copied.PARTNERSHIP, form.deliveryPartner().isPresent() && known.partnerships().isEmpty());
        return missing;
    }

    boolean isInsideCatchment() {
        return known.application() != null && known.application().insideCatchment();
    }

    boolean needsPartner() {
        return known.training() != null && known.training().cohort().startYear() >= FIRST_YEAR_WITH_PARTNERS && isInsideCatchment();
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
