package milepost.simulation;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import milepost.declarations.application.Affected;
import milepost.declarations.application.Around;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Entry;
import milepost.declarations.application.Kept;
import milepost.declarations.application.Submissions;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.IneligibleReason;
import milepost.declarations.domain.Surroundings;
import milepost.declarations.domain.Training;
import milepost.declarations.domain.submission.Known;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What planted bugs make declarations-service read and write. */
final class InDeclarations {

    private InDeclarations() {
    }

    /** Declarations are read like this, with what is around them. */
    static Object loading(Declarations real, Object[] arguments, UnaryOperator<Declarations.Loaded> as) {
        @SuppressWarnings("unchecked")
        Flux<Declarations.Loaded> all = real.load((List<DeclarationId>) arguments[0]);
        return all.map(as);
    }

    static Declarations.Loaded withoutDuplicates(Declarations.Loaded loaded) {
        Surroundings facts = loaded.around().facts();
        return amid(loaded, new Surroundings(facts.funding(), facts.training(), facts.line(), null, facts.person(), facts.movedTo()));
    }

    static Declarations.Loaded byTheOldId(Declarations.Loaded loaded) {
        Surroundings facts = loaded.around().facts();
        return amid(loaded, new Surroundings(facts.funding(), facts.training(), facts.line(), facts.earlierDuplicate(), null, facts.movedTo()));
    }

    /** As if it had never reached its statement. */
    static Declarations.Loaded offItsStatementWhereRefused(Declarations.Loaded loaded) {
        Surroundings facts = loaded.around().facts();
        Declaration is = loaded.kept().declaration();
        boolean attached = is.state() instanceof DeclarationState.Eligible || is.state() instanceof DeclarationState.Payable;
        return !attached || facts.funding() == null || !facts.funding().fact().isRefused() ? loaded
                : amid(as(loaded, is, new DeclarationState.Submitted()), new Surroundings(facts.funding(), facts.training(), null,
                        facts.earlierDuplicate(), facts.person(), facts.movedTo()));
    }

    /** As if it had only lacked funding. */
    static Declarations.Loaded revivedWhereAlone(Declarations.Loaded loaded) {
        Declaration is = loaded.kept().declaration();
        return is.state() instanceof DeclarationState.Ineligible(IneligibleReason.Duplicate _) && loaded.around().facts().earlierDuplicate() == null
                ? as(loaded, is, new DeclarationState.Ineligible(new IneligibleReason.NotFunded())) : loaded;
    }

    private static Declarations.Loaded as(Declarations.Loaded loaded, Declaration is, DeclarationState other) {
        Kept kept = loaded.kept();
        return new Declarations.Loaded(new Kept(new Declaration(is.id(), is.declared(), other, is.outcome(), is.funding(), true, is.upliftPaid(),
                other.isLive() ? null : is.liveUntil(), is.effectiveAt()), kept.version(), kept.seen(), kept.createdAt(), kept.updatedAt(),
                kept.documents()), loaded.around(), loaded.mayHaveTwins());
    }

    private static Declarations.Loaded amid(Declarations.Loaded loaded, Surroundings others) {
        Around around = loaded.around();
        return new Declarations.Loaded(loaded.kept(), new Around(others, around.versions(), around.names(), around.openStatement(), around.now()),
                loaded.mayHaveTwins());
    }

    /** Whoever made it sees it. */
    static List<Entry> forTheirMakers(Object entries) {
        @SuppressWarnings("unchecked")
        List<Entry> all = entries instanceof Entry one ? List.of(one) : (List<Entry>) entries;
        return all.stream().map(entry -> {
            var maker = entry.declaration().declared().provider();
            return new Entry(entry.declaration(), entry.version(), entry.seen(), entry.createdAt(), entry.updatedAt(), entry.changed(), entry.steps(),
                    entry.added(), entry.documents().stream().filter(document -> document.viewer().equals(maker)).toList(), Set.of(maker), entry.concerns(),
                    entry.turnsAt(), entry.now());
        }).toList();
    }

    /** Nobody is anybody's twin. */
    static Object locking(Declarations real, Object[] arguments) {
        return arguments[0] instanceof Affected.TwinsOf ? Mono.just(List.of()) : real.lock((Affected) arguments[0]);
    }

    /** Of what was declared for a training before it went to another provider nothing is seen. */
    static Submissions.Looked withoutSiblingsAfterTransfer(Submissions.Looked looked) {
        Training training = looked.known().training();
        return training != null && training.periods().stream().map(Training.Period::provider).distinct().count() > 1 ? withoutSiblings(looked) : looked;
    }

    static Submissions.Looked withoutSiblings(Submissions.Looked looked) {
        Known known = looked.known();
        return new Submissions.Looked(new Known(known.person(), known.survivor(), known.trainsWithProvider(), known.course(), known.training(),
                known.application(), known.cohort(), known.schedule(), known.hasContract(), known.hasOpenStatement(), known.partners(),
                known.partnerships(), List.of(), known.duplicate()), looked.around(), looked.facts(), looked.earlier(), looked.oldest(),
                looked.previous());
    }
}
