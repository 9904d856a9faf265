package milepost.declarations.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.declarations.application.Declarations.Loaded;
import milepost.declarations.application.Outcomes.Looked;
import milepost.declarations.application.Outcomes.Retired;
import milepost.declarations.domain.Causes;
import milepost.declarations.domain.Convergence;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.OutcomeId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.Transition;
import milepost.declarations.domain.outcome.OutcomeForm;
import milepost.declarations.domain.outcome.OutcomeReason;
import milepost.declarations.domain.outcome.OutcomeRules;
import milepost.declarations.domain.outcome.OutcomeRules.Rule;
import milepost.declarations.domain.outcome.Report;
import milepost.declarations.domain.submission.Copied;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Adds what a provider reports about how somebody's course ended, or says everything that is wrong with it (facts/npq 4.7). */
public final class RecordOutcome {

    private final Transactions transactions;
    private final Outcomes outcomes;
    private final Declarations declarations;
    private final Bookkeeping bookkeeping;
    private final Peers peers;

    public RecordOutcome(Transactions transactions, Outcomes outcomes, Declarations declarations, Bookkeeping bookkeeping, Peers peers) {
        this.transactions = transactions;
        this.outcomes = outcomes;
        this.declarations = declarations;
        this.bookkeeping = bookkeeping;
        this.peers = peers;
    }

    /** @param effectiveAt the request clock */
    public record Request(ProviderId provider, ParticipantId participant, OutcomeForm form, Instant effectiveAt) {
    }

    /** What came of it. */
    public sealed interface Answer {

        /** It stands now, whether it was added or was there already. */
        record Stands(Outcomes.Shown outcome) implements Answer {
        }

        /** @param newId the participant's new id, where the one given was retired */
        record Turned(List<OutcomeReason> reasons, @Nullable ParticipantId newId) implements Answer {
            public Turned {
                reasons = List.copyOf(reasons);
            }
        }

        /** Nobody whom the provider trains. */
        record NotFound() implements Answer {
        }
    }

    /** The person's declarations are locked before anything is looked at: of two reports one sees what the other added. */
    public Mono<Answer> record(Request request) {
        return transactions.run(declarations.lock(Affected.ofPerson(request.participant()))
                .then(Mono.defer(() -> outcomes.look(request.provider(), request.participant(), request.form().course().orElse(null))))
                .flatMap(looked -> answer(request, looked)));
    }

    private Mono<Answer> answer(Request request, Looked looked) {
        Retired retired = looked.standing().retired();
        if (retired == null ? !looked.standing().trains() : !retired.trains()) {
            ParticipantId whom = retired == null ? request.participant() : retired.survivor();
            return peers.confirm(Set.of(Copied.PARTICIPANT, Copied.ENROLMENT), subject(request, whom)).thenReturn(new Answer.NotFound());
        }
        return (looked.completed() == null ? Mono.<Optional<Loaded>>just(Optional.empty())
                : declarations.load(List.of(looked.completed())).next().map(Optional::of))
                .flatMap(completed -> judge(request, looked, completed));
    }

    private Mono<Answer> judge(Request request, Looked looked, Optional<Loaded> completed) {
        ParticipantId survivor = looked.standing().retired() == null ? null : looked.standing().retired().survivor();
        List<Rule> broken = OutcomeRules.brokenBy(new Report(request.form(), survivor, looked.group(),
                completed.map(loaded -> loaded.kept().declaration()).orElse(null), request.effectiveAt()));
        return broken.isEmpty() ? take(request, completed.orElseThrow()) : confirmed(request, broken)
                .thenReturn(new Answer.Turned(broken.stream().map(Rule::reason).toList(), survivor));
    }

    private Mono<Answer> take(Request request, Loaded loaded) {
        Declaration declaration = loaded.kept().declaration();
        Outcome reported = Outcome.of(declaration.id(), request.form().result().orElseThrow(), request.form().date().orElseThrow(),
                Bookkeeping.stamp(loaded.kept(), loaded.around()));
        Outcome newest = declaration.outcome();
        if (newest != null && newest.says(reported.result(), reported.completionDate())) {
            return shown(request, newest.id());
        }
        Convergence.Converged after = Convergence.converge(declaration.with(reported), loaded.around().facts(), loaded.around().now());
        List<Transition> steps = new ArrayList<>(List.of(new Transition(declaration.state(), Transition.Actor.PROVIDER, Causes.of(reported),
                request.effectiveAt())));
        steps.addAll(after.steps());
        return bookkeeping.amend(loaded.kept(), new Convergence.Converged(after.declaration(), steps, after.viewers(), after.concerns()), loaded.around())
                .then(Mono.defer(() -> shown(request, reported.id())));
    }

    private Mono<Answer> shown(Request request, OutcomeId id) {
        return outcomes.find(request.provider(), id).map(Answer.Stands::new);
    }

    /** Refusals that rest on others' facts are only given once their owners have confirmed them. */
    private Mono<Void> confirmed(Request request, List<Rule> broken) {
        Set<Copied> facts = broken.stream().flatMap(rule -> rule.restsOn().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Copied.class)));
        return facts.isEmpty() ? Mono.empty() : peers.confirm(facts, subject(request, request.participant()));
    }

    private static Peers.Subject subject(Request request, ParticipantId participant) {
        return new Peers.Subject(request.provider(), participant, null, null, Set.of());
    }
}
