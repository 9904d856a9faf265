package milepost.declarations.domain.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import milepost.declarations.domain.Causes;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationCommand;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.Decision;
import milepost.declarations.domain.EarlyCareer;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.LifeCycle;
import milepost.declarations.domain.LondonDays;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.Partners;
import milepost.declarations.domain.Training;
import milepost.declarations.domain.TrainingRecord;
import milepost.declarations.domain.Transition;
import milepost.declarations.domain.Transition.Actor;
import org.jspecify.annotations.Nullable;

/** What becomes of a submission. */
public sealed interface Verdict {

    /** It is taken, though it may already be known that it will not be paid (decision D2). */
    record Taken(Declaration declaration, List<Transition> steps) implements Verdict {
        public Taken {
            steps = List.copyOf(steps);
        }
    }

    /** It breaks these rules. */
    record Turned(List<Rule> broken) implements Verdict {
        public Turned {
            broken = List.copyOf(broken);
        }
    }

    /** @param recordedAt the database's clock */
    static Verdict on(Submission submission, DeclarationId id, Instant recordedAt) {
        List<Rule> broken = Rules.brokenBy(submission);
        return broken.isEmpty() ? take(submission, id, recordedAt) : new Turned(broken);
    }

    private static Taken take(Submission submission, DeclarationId id, Instant recordedAt) {
        Known known = submission.known();
        Funding funding = Objects.requireNonNull(known.funding());
        Instant now = submission.effectiveAt();
        Declaration declaration = new Declaration(id, declared(submission), new DeclarationState.Submitted(),
                outcome(submission, id, recordedAt),
                funding, true, false, null, now);
        List<Transition> steps = new ArrayList<>();
        steps.add(new Transition(declaration.state(), Actor.PROVIDER, Causes.DECLARED, now));
        if (known.duplicate() != null) {
            declaration = decideAtOnce(declaration, new DeclarationCommand.DuplicateFound(known.duplicate()), steps, now);
        } else if (funding.isRefused()) {
            declaration = decideAtOnce(declaration, new DeclarationCommand.FundingRefused(), steps, now);
        }
        return new Taken(declaration.givingUpSlotAfterTransfer(known.training(), recordedAt), steps);
    }

    private static Declaration decideAtOnce(Declaration declaration, DeclarationCommand command, List<Transition> steps, Instant now) {
        return switch (LifeCycle.decide(declaration.state(), command)) {
            case Decision.Moved(var next) -> {
                steps.add(new Transition(next, Actor.SYSTEM, Causes.of(command), now));
                yield declaration.endAtOnce(next, now);
            }
            case Decision.Unchanged _, Decision.Refused _ -> declaration;
        };
    }

    private static Declared declared(Submission submission) {
        Form form = submission.form();
        Known known = submission.known();
        Training training = Objects.requireNonNull(known.training());
        return new Declared(training.family(), submission.provider(), training.participant(), training.participant(), training.id(), training.course(),
                Objects.requireNonNull(known.course()).group(), training.cohort(), Objects.requireNonNull(training.schedule()),
                form.type().orElseThrow(), form.date().orElseThrow(), partners(submission, training.family()), earlyCareer(submission, training));
    }

    /** Decision D8. */
    private static Partners partners(Submission submission, Family family) {
        return switch (family) {
            case NPQ -> new Partners(submission.form().deliveryPartner().orElse(null), submission.form().secondaryDeliveryPartner().orElse(null));
            case ECF -> new Partners(submission.periodOfThatDay().map(Training.Period::partner).orElse(null), null);
        };
    }

    private static @Nullable EarlyCareer earlyCareer(Submission submission, Training training) {
        TrainingRecord record = training.record();
        return record == null ? null : new EarlyCareer(submission.periodOfThatDay().map(Training.Period::mentor).orElse(null),
                submission.countingEvidence().orElse(null), record.sparsityUplift(), record.pupilPremiumUplift());
    }

    private static @Nullable Outcome outcome(Submission submission, DeclarationId id, Instant recordedAt) {
        return submission.needsResult() ? submission.form().passed()
                .map(passed -> Outcome.of(id, passed ? Outcome.Result.PASSED : Outcome.Result.FAILED,
                        LondonDays.of(submission.form().date().orElseThrow()), recordedAt)).orElse(null) : null;
    }
}
