package milepost.declarations.application;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.declarations.application.Declarations.Loaded;
import milepost.declarations.domain.Convergence;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationState;
import reactor.core.publisher.Mono;

/**
 * Makes locked declarations what they should be and, where one of them began or ceased to count or was paid by that, looks again at what
 * was declared for the same person, type and course under another id, or in an early career on another record: which of them stays depends on it
 * (decision D14). Whoever never had either costs nothing; who gets another id later is looked at then, with all their declarations.
 */
final class Twins {

    private final Declarations declarations;
    private final Bookkeeping bookkeeping;

    Twins(Declarations declarations, Bookkeeping bookkeeping) {
        this.declarations = declarations;
        this.bookkeeping = bookkeeping;
    }

    /** Answers how many declarations changed. */
    Mono<Integer> converge(List<DeclarationId> locked) {
        return locked.isEmpty() ? Mono.just(0) : declarations.load(locked).collectList().flatMap(before -> {
            List<Entry> after = before.stream().map(this::asItShouldBe).toList();
            return bookkeeping.write(after).then(Mono.defer(() -> follow(before, after))).map(others -> changed(after) + others);
        });
    }

    /** @param after what became of each; it is written already */
    Mono<Integer> follow(List<Loaded> before, List<Entry> after) {
        List<DeclarationId> moved = IntStream.range(0, after.size())
                .filter(nr -> before.get(nr).mayHaveTwins() && countsOtherwise(before.get(nr).kept().declaration().state(), after.get(nr).declaration().state()))
                .mapToObj(nr -> after.get(nr).declaration().id()).toList();
        return moved.isEmpty() ? Mono.just(0) : declarations.lock(new Affected.TwinsOf(moved)).flatMap(twins -> again(moved, twins));
    }

    /** Those that moved once more as well: which of them comes first may have changed with it. */
    private Mono<Integer> again(List<DeclarationId> moved, List<DeclarationId> twins) {
        return twins.isEmpty() ? Mono.just(0) : converge(Stream.concat(moved.stream(), twins.stream()).distinct().toList());
    }

    private static boolean countsOtherwise(DeclarationState before, DeclarationState after) {
        return before.isLive() != after.isLive() || before instanceof DeclarationState.Paid != after instanceof DeclarationState.Paid;
    }

    private Entry asItShouldBe(Loaded loaded) {
        Convergence.Converged should = Convergence.converge(loaded.kept().declaration(), loaded.around().facts(), loaded.around().now());
        return bookkeeping.amended(loaded.kept(), should, loaded.around());
    }

    private static int changed(List<Entry> entries) {
        return (int) entries.stream().filter(entry -> entry.changed() || !entry.documents().isEmpty()).count();
    }
}
