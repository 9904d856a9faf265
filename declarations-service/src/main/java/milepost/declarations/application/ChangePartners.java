package milepost.declarations.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.application.Declarations.Loaded;
import milepost.declarations.domain.Causes;
import milepost.declarations.domain.Convergence;
import milepost.declarations.domain.Convergence.Converged;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Partners;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.Transition;
import milepost.declarations.domain.partners.PartnerChoice;
import milepost.declarations.domain.partners.PartnerReason;
import milepost.declarations.domain.partners.PartnerRules;
import milepost.declarations.domain.partners.PartnerRules.Rule;
import milepost.declarations.domain.submission.Copied;
import milepost.declarations.domain.submission.Form;
import reactor.core.publisher.Mono;

/** Names other delivery partners for a declaration, in whatever state it is (facts/npq 5.7). */
public final class ChangePartners {

    private final Transactions transactions;
    private final Declarations declarations;
    private final Partnerings partnerings;
    private final Bookkeeping bookkeeping;
    private final Peers peers;

    public ChangePartners(Transactions transactions, Declarations declarations, Partnerings partnerings, Bookkeeping bookkeeping, Peers peers) {
        this.transactions = transactions;
        this.declarations = declarations;
        this.partnerings = partnerings;
        this.bookkeeping = bookkeeping;
        this.peers = peers;
    }

    /** @param form of which only the delivery partners count */
    public record Request(ProviderId provider, DeclarationId declaration, Form form, Instant effectiveAt) {
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** They are named now, whether or not they were before. */
        record Done() implements Outcome {
        }

        /** Unknown, or not for this provider's eyes. */
        record NotFound() implements Outcome {
        }

        /** Visible, but another provider's. */
        record NotYours() implements Outcome {
        }

        record Turned(List<PartnerReason> reasons) implements Outcome {
            public Turned {
                reasons = List.copyOf(reasons);
            }
        }
    }

    public Mono<Outcome> change(Request request) {
        return transactions.run(declarations.lock(Affected.one(request.declaration()))
                .flatMap(ids -> declarations.load(ids).next())
                .flatMap(loaded -> answer(request, loaded))
                .defaultIfEmpty(new Outcome.NotFound()));
    }

    private Mono<Outcome> answer(Request request, Loaded loaded) {
        Declared declared = loaded.kept().declaration().declared();
        if (!loaded.kept().isSeenBy(request.provider())) {
            return peers.confirm(Set.of(Copied.ENROLMENT), new Peers.Subject(request.provider(), null, declared.training(), null, Set.of()))
                    .thenReturn(new Outcome.NotFound());
        }
        if (!declared.provider().equals(request.provider())) {
            return Mono.just(new Outcome.NotYours());
        }
        return partnerings.look(declared, request.form().deliveryPartner().orElse(null), request.form().secondaryDeliveryPartner().orElse(null))
                .flatMap(looked -> judge(request, loaded, looked));
    }

    private Mono<Outcome> judge(Request request, Loaded loaded, Partnerings.Looked looked) {
        Declared declared = loaded.kept().declaration().declared();
        PartnerChoice choice = new PartnerChoice(declared.family(), request.form(), declared.partners(), looked.insideCatchment(), looked.partners(),
                looked.partnerships());
        List<Rule> broken = PartnerRules.brokenBy(choice);
        if (!broken.isEmpty()) {
            return confirmed(declared, choice.wanted(), broken)
                    .thenReturn(new Outcome.Turned(broken.stream().map(Rule::reason).toList()));
        }
        return choice.wanted().equals(declared.partners()) ? Mono.just(new Outcome.Done())
                : take(loaded, choice.wanted(), looked, request.effectiveAt());
    }

    private Mono<Outcome> take(Loaded loaded, Partners wanted, Partnerings.Looked looked, Instant effectiveAt) {
        Declaration declaration = loaded.kept().declaration();
        Around around = loaded.around().naming(looked.names(), looked.namesVersion());
        Converged after = Convergence.converge(declaration.with(wanted), around.facts(), around.now());
        List<Transition> steps = new ArrayList<>(List.of(new Transition(declaration.state(), Transition.Actor.PROVIDER, Causes.PARTNERS_CHANGED,
                effectiveAt)));
        steps.addAll(after.steps());
        return bookkeeping.amend(loaded.kept(), new Converged(after.declaration(), steps, after.viewers(), after.concerns()), around)
                .thenReturn(new Outcome.Done());
    }

    /** Refusals that rest on others' facts are only given once their owners have confirmed them. */
    private Mono<Void> confirmed(Declared declared, Partners wanted, List<Rule> broken) {
        Set<Copied> facts = broken.stream().flatMap(rule -> rule.restsOn().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Copied.class)));
        Set<PartnerId> partners = Stream.of(wanted.primary(), wanted.secondary()).filter(Objects::nonNull).collect(Collectors.toSet());
        return facts.isEmpty() ? Mono.empty() : peers.confirm(facts,
                new Peers.Subject(declared.provider(), declared.participant(), declared.training(), declared.cohort(), partners));
    }
}
