package milepost.statements.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.invariants.Disagreement;
import milepost.invariants.Standing;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares our lines with declarations-service, group by group, and looks closer only where they differ (decision E13). */
public final class Reconcile {

    /** What changed this recently is on its way. */
    private static final long IN_FLIGHT_SECONDS = 30;

    private final Side ours;
    private final Side theirs;
    private final Books books;

    public Reconcile(Side ours, Side theirs, Books books) {
        this.ours = ours;
        this.theirs = theirs;
        this.books = books;
    }

    /** One of the two services compared. */
    public interface Side {

        Flux<Group> groups(Optional<LeadProviderId> provider);

        Flux<Standing> entries(Key key);
    }

    /** Our own arithmetic: closed statements whose lines and journal disagree, and entries that do not balance. */
    public interface Books {

        Flux<Difference> disagreements(Optional<LeadProviderId> provider);

        Mono<Money> imbalance();
    }

    public record Key(UUID leadProvider, String cohort, String declarationType) {
    }

    public record Group(Key key, long count, String hash) {
    }

    /** {@code declaration} is null where a whole statement is meant, {@code statement} where a declaration is. */
    public record Difference(String kind, @Nullable UUID declaration, @Nullable UUID statement, @Nullable String expected,
            @Nullable String found, Instant since) {

        /** The kind of a statement whose lines and journal disagree; the others are those of {@link Disagreement}. */
        public static final String AMOUNT = "amount";
    }

    public record Report(int inFlight, List<Difference> differences, Money imbalance) {
    }

    /** One side after the other: both read all their declarations for it, and commands go on meanwhile. */
    public Mono<Report> run(Optional<LeadProviderId> provider, Instant now) {
        return ours.groups(provider).collectMap(Group::key)
                .zipWhen(_ -> theirs.groups(provider).collectMap(Group::key))
                .flatMapIterable(sides -> differing(sides.getT1(), sides.getT2()))
                .concatMap(this::compare)
                .collectList()
                .zipWith(books.disagreements(provider).collectList())
                .zipWith(books.imbalance(), (found, imbalance) -> report(found.getT1(), found.getT2(), imbalance, now));
    }

    private static List<Key> differing(Map<Key, Group> ours, Map<Key, Group> theirs) {
        return Stream.concat(ours.keySet().stream(), theirs.keySet().stream())
                .distinct()
                .filter(key -> !Optional.ofNullable(ours.get(key)).equals(Optional.ofNullable(theirs.get(key))))
                .toList();
    }

    private Flux<Difference> compare(Key key) {
        return ours.entries(key).collectMap(Standing::declaration)
                .zipWhen(_ -> theirs.entries(key).collectMap(Standing::declaration))
                .flatMapIterable(sides -> Disagreement.between(sides.getT1(), sides.getT2()))
                .map(Reconcile::difference);
    }

    private static Difference difference(Disagreement found) {
        return switch (found.kind()) {
            case NO_LINE -> new Difference(found.kind().code(), found.declaration(), null, found.byOwner(), null, found.since());
            case NO_DECLARATION -> new Difference(found.kind().code(), found.declaration(), null, null, found.byLines(), found.since());
            case STATE -> new Difference(found.kind().code(), found.declaration(), null, found.byLines(), found.byOwner(), found.since());
        };
    }

    private static Report report(List<Difference> states, List<Difference> amounts, Money imbalance, Instant now) {
        Instant settled = now.minusSeconds(IN_FLIGHT_SECONDS);
        List<Difference> all = Stream.concat(states.stream(), amounts.stream()).toList();
        List<Difference> real = all.stream().filter(difference -> difference.since().isBefore(settled)).toList();
        return new Report(all.size() - real.size(), real, imbalance);
    }
}
