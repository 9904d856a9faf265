package milepost.platform.messaging.converge;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Question;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Asks between two attempts. What was asked is in the Reactor context of the attempts that follow, so that a question is put
 * once per request however often the use case comes to it.
 */
public final class OwnersAsked implements AskTheOwner {

    private static final String ALREADY = OwnersAsked.class.getName() + ".already";

    /** A use case whose questions do not come to an end is a defect; no present one has more than three rounds. */
    private static final int ROUNDS = 5;

    private final Owners owners;
    private final Refresh refresh;

    /** What an owner answers. */
    @FunctionalInterface
    public interface Owners {
        Flux<Snapshot> answer(Question question);
    }

    /** Applies an answer like records, in a transaction of its own. */
    @FunctionalInterface
    public interface Refresh {
        Mono<Void> with(Collection<Snapshot> snapshots);
    }

    public OwnersAsked(Owners owners, Refresh refresh) {
        this.owners = owners;
        this.refresh = refresh;
    }

    @Override
    public Mono<Void> confirm(Collection<Question> questions) {
        return Mono.deferContextual(context -> {
            Set<Question> open = new LinkedHashSet<>(questions);
            open.removeAll(asked(context));
            return open.isEmpty() ? Mono.empty() : Mono.error(new Asked(open));
        });
    }

    @Override
    public <T> Mono<T> around(Supplier<Mono<T>> attempt) {
        return attempt(attempt, Set.of(), 0);
    }

    private <T> Mono<T> attempt(Supplier<Mono<T>> attempt, Set<Question> already, int round) {
        Mono<T> again = Mono.defer(attempt);
        return (already.isEmpty() ? again : again.contextWrite(context -> context.put(ALREADY, union(asked(context), already))))
                .onErrorResume(Asked.class, asked -> round == ROUNDS
                        ? Mono.error(new IllegalStateException("asked %d times and still not satisfied".formatted(ROUNDS)))
                        : ask(asked.questions()).then(Mono.defer(() -> attempt(attempt, union(already, asked.questions()), round + 1))));
    }

    private Mono<Void> ask(Set<Question> questions) {
        return Flux.fromIterable(questions)
                .flatMap(owners::answer)
                .collectList()
                .flatMap(refresh::with);
    }

    private static Set<Question> asked(ContextView context) {
        return context.<Set<Question>>getOrEmpty(ALREADY).orElse(Set.of());
    }

    private static Set<Question> union(Set<Question> some, Set<Question> others) {
        if (others.isEmpty()) {
            return some;
        }
        Set<Question> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }
}
