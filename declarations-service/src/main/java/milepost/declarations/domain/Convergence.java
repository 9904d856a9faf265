package milepost.declarations.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import milepost.declarations.domain.DeclarationCommand.DuplicateFound;
import milepost.declarations.domain.DeclarationCommand.FundingConfirmed;
import milepost.declarations.domain.DeclarationCommand.FundingRefused;
import milepost.declarations.domain.DeclarationState.Ineligible;
import milepost.declarations.domain.DeclarationState.Paid;
import milepost.declarations.domain.DeclarationState.Submitted;
import milepost.declarations.domain.DeclarationState.Voided;
import milepost.declarations.domain.Surroundings.Told;
import milepost.declarations.domain.Transition.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The one should-be function of a declaration: what it has to look like, given what others say now. Projections and sweeps both
 * call it; it never depends on having seen a particular change, and applying it twice changes nothing.
 */
public final class Convergence {

    /** The declaration as it should be, the steps that led there, who may see it, and what people have to look at. */
    public record Converged(Declaration declaration, List<Transition> steps, Set<ProviderId> viewers, Set<Concern> concerns) {

        public Converged {
            steps = List.copyOf(steps);
            viewers = Set.copyOf(viewers);
            concerns = Set.copyOf(concerns);
        }
    }

    private final List<Transition> steps = new ArrayList<>();
    private Declaration declaration;

    private Convergence(Declaration declaration) {
        this.declaration = declaration;
    }

    /** @param now the system's clock, for what was planned and has come about */
    public static Converged converge(Declaration declaration, Surroundings around, Instant now) {
        return new Convergence(declaration).follow(around, now);
    }

    /** When it will have to be looked at again though nobody says anything: on the first day of a transfer that is planned. */
    public static Optional<Instant> turnsAt(Declaration declaration, @Nullable Training training, Instant now) {
        return training == null || !isUnpaidInSlot(declaration) ? Optional.empty() : training.passesOn(declaration.declared().provider(), now);
    }

    private static boolean isUnpaidInSlot(Declaration declaration) {
        return declaration.state() instanceof Ineligible && declaration.holdsSlot();
    }

    private Converged follow(Surroundings around, Instant now) {
        Training training = around.trainingOrNull();
        followPerson(around);
        followMentor(around);
        declaration = declaration.givingUpSlotAfterTransfer(training, now);
        Declaration before;
        do {
            // one fact can bring into play another: funding granted, the line that waited for it counts
            before = declaration;
            followLine(around.line());
            followDuplicate(around.earlierDuplicate());
            followFunding(around.funding());
        } while (!declaration.equals(before));
        declaration = declaration.givingUpSlotAfterTransfer(training, now);
        return new Converged(declaration, steps, Visibility.viewers(declaration, training), concerns(around));
    }

    private Set<Concern> concerns(Surroundings around) {
        Set<Concern> concerns = EnumSet.noneOf(Concern.class);
        if (declaration.state().isLive()) {
            lookAtTraining(around, concerns);
        }
        if (around.earlierDuplicate() != null && declaration.state() instanceof Paid) {
            concerns.add(Concern.DUPLICATE_DECLARATIONS_PAID);
        }
        if (around.funding() != null && around.funding().fact().isRefused() && declaration.state().isOnStatement()) {
            concerns.add(Concern.FUNDING_WITHDRAWN_AFTER_DECLARATION);
        }
        return concerns;
    }

    private void lookAtTraining(Surroundings around, Set<Concern> concerns) {
        Training training = around.trainingOrNull();
        if (training != null && training.contradicts(declaration.declared().date(), declaration.declared().provider())) {
            concerns.add(Concern.DECLARATION_CONTRADICTS_TRAINING);
        }
        if (training != null && !training.isOf(declaration.declared().provider())) {
            concerns.add(Concern.DECLARATION_WITHOUT_TRAINING);
        }
        if (around.movedTo() != null && isOutside(around.movedTo()) && !wentOnInLaterCohort(training)) {
            concerns.add(Concern.DECLARATION_CONTRADICTS_SCHEDULE);
        }
    }

    /** Whose cohort is paid for no more goes on in a later one and keeps what was declared for the former (facts/ecf 2.12). */
    private boolean wentOnInLaterCohort(@Nullable Training training) {
        Declared declared = declaration.declared();
        return training != null && training.record() != null && training.record().cohortChangedAfterPaymentsFrozen()
                && training.stretchOf(declared.provider(), LondonDays.of(declared.date())).map(stretch -> stretch.last().cohort())
                        .filter(declared.cohort()::equals).isEmpty();
    }

    /** Decision D4: milestones of NPQs have no end. */
    private boolean isOutside(Map<DeclarationType, MilestoneWindow> milestones) {
        MilestoneWindow window = milestones.get(declaration.declared().type());
        LocalDate day = LondonDays.of(declaration.declared().date());
        return window == null || day.isBefore(window.from()) || declaration.declared().family() == Family.ECF && window.isBefore(day);
    }

    /** Decision D14: a merge moves declarations to the survivor, whichever record of it comes first. */
    private void followPerson(Surroundings around) {
        ParticipantId person = around.person();
        if (person != null && !person.equals(declaration.declared().participant())) {
            declaration = declaration.of(person);
            Instant at = around.training() == null ? declaration.effectiveAt() : around.training().effectiveAt();
            steps.add(new Transition(declaration.state(), Actor.SYSTEM, Causes.PERSON_CHANGED, at));
        }
    }

    /** Decision D8: the mentor is whom the record names for the day, also after it was corrected or two people became one. */
    private void followMentor(Surroundings around) {
        EarlyCareer besides = declaration.declared().earlyCareer();
        if (besides == null || around.training() == null) {
            return;
        }
        LocalDate day = LondonDays.of(declaration.declared().date());
        around.training().fact().stretchOf(declaration.declared().provider(), day).flatMap(stretch -> stretch.on(day))
                .filter(period -> !Objects.equals(period.mentor(), besides.mentor()))
                .ifPresent(period -> {
                    declaration = declaration.with(besides.mentoredBy(period.mentor()));
                    steps.add(new Transition(declaration.state(), Actor.SYSTEM, Causes.MENTOR_CHANGED, around.training().effectiveAt()));
                });
    }

    private void followLine(@Nullable Line line) {
        if (line == null) {
            return;
        }
        DeclarationState before = declaration.state();
        obey(line.says(), line.effectiveAt(), before instanceof Voided ? Causes.PAID_BEFORE_VOID : null);
        declaration = declaration.withUpliftPaid(line.upliftPaid());
    }

    private void followDuplicate(@Nullable DeclarationId earlier) {
        boolean superseded = declaration.state() instanceof Ineligible(IneligibleReason.Duplicate _);
        if (earlier != null && (superseded || declaration.state().isLive())) {
            obey(new DuplicateFound(earlier), declaration.effectiveAt(), null);
        }
    }

    private void followFunding(@Nullable Told<Funding> told) {
        if (told == null) {
            return;
        }
        Funding funding = told.fact();
        if (!funding.equals(declaration.funding())) {
            boolean waited = declaration.state() instanceof Submitted && !declaration.funding().isGranted();
            declaration = declaration.with(funding, told.effectiveAt());
            if (waited && funding.isGranted()) {
                // nothing moves until its line is attached: the entry says what it waited for
                steps.add(new Transition(declaration.state(), Actor.SYSTEM, Causes.of(new FundingConfirmed()), told.effectiveAt()));
            }
        }
        if (funding.isGranted() && declaration.holdsSlot()) {
            obey(new FundingConfirmed(), told.effectiveAt(), null);
        }
        if (funding.isRefused()) {
            obey(new FundingRefused(), told.effectiveAt(), null);
        }
    }

    private void obey(DeclarationCommand command, Instant at, @Nullable String cause) {
        if (LifeCycle.decide(declaration.state(), command) instanceof Decision.Moved(var next)) {
            declaration = declaration.moveTo(next, at);
            steps.add(new Transition(next, Actor.SYSTEM, cause == null ? Causes.of(command) : cause, at));
        }
    }
}
