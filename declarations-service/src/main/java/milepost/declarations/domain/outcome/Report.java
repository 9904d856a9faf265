package milepost.declarations.domain.outcome;

import java.time.Instant;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.LondonDays;
import milepost.declarations.domain.ParticipantId;
import org.jspecify.annotations.Nullable;

/**
 * A provider's form beside what is known about it: what the rules look at.
 *
 * @param survivor    the id that replaced the one named, where the provider trains that person
 * @param group       the group of the course named, null where there is no such course
 * @param completed   the newest completed declaration for the course that the provider may see
 * @param effectiveAt the request clock
 */
public record Report(OutcomeForm form, @Nullable ParticipantId survivor, @Nullable CourseGroup group, @Nullable Declaration completed,
                     Instant effectiveAt) {

    boolean isAboutCourseWithoutOutcome() {
        return form.courseIdentifier() != null && (group == null || !group.isAssessed());
    }

    boolean lacksDeclaration() {
        return completed == null || !mayHaveOutcome(completed.state());
    }

    boolean isDatedInFuture() {
        return form.date().filter(date -> date.isAfter(LondonDays.of(effectiveAt))).isPresent();
    }

    /** facts/npq 5.2: what was taken back has no outcome any more. */
    private static boolean mayHaveOutcome(DeclarationState state) {
        return switch (state) {
            case DeclarationState.Submitted _, DeclarationState.Eligible _, DeclarationState.Payable _, DeclarationState.Paid _,
                 DeclarationState.Ineligible _ -> true;
            case DeclarationState.Voided _, DeclarationState.AwaitingClawback _, DeclarationState.ClawedBack _ -> false;
        };
    }
}
