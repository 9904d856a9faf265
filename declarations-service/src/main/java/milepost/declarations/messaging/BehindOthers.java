package milepost.declarations.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import milepost.declarations.application.ConvergeDeclarations;
import milepost.declarations.domain.DeclarationId;
import milepost.platform.messaging.Sweep;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Convergence rule 3: declarations in another state than their line says, verdicts, trainings, persons and names not followed. Where there
 * are few, every pass looks at all. Where there are many, a pass costs what has happened since the one before: it looks at those that rest on
 * anything folded since then, and at the next stretch of all, so that nothing stays unseen for ever. Whoever begins, or may have missed
 * something, looks at all.
 */
public final class BehindOthers implements Sweep {

    /** As many are few, and as many are looked at for their own sake in each pass of many. */
    private static final int STRETCH = 5_000;

    /** Where more are concerned, looking at all is no dearer. */
    private static final int MOST = 20_000;

    /** What was on its way when the pass before looked is looked at again; nothing is that long: not a fresh row, not a transaction, not two clocks apart. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final ConvergeDeclarations declarations;
    private final InstantSource clock;
    private final int stretch;
    private final int most;

    private @Nullable Instant passedSince;
    private @Nullable UUID roundsAt;
    private Pass pass = new Pass(Instant.MIN, List.of(), null);

    public BehindOthers(ConvergeDeclarations declarations, InstantSource clock) {
        this(declarations, clock, STRETCH, MOST);
    }

    BehindOthers(ConvergeDeclarations declarations, InstantSource clock, int stretch, int most) {
        this.declarations = declarations;
        this.clock = clock;
        this.stretch = stretch;
        this.most = most;
    }

    /** What the pass looks at besides the stretch of its round, and where that stretch ends. */
    private record Pass(Instant began, List<DeclarationId> concerned, @Nullable UUID roundEnds) {

        Pass endingAt(@Nullable UUID last) {
            return new Pass(began, concerned, last);
        }
    }

    @Override
    public String name() {
        return "declaration-behind-others";
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        return (afterKey == null ? begin() : Mono.just(Place.read(afterKey))).flatMap(place -> look(place, limit));
    }

    @Override
    public void passed() {
        passedSince = pass.began();
        roundsAt = pass.roundEnds();
    }

    @Override
    public void startOver() {
        passedSince = null;
    }

    private Mono<Place> begin() {
        Instant now = clock.instant();
        Instant since = passedSince;
        pass = new Pass(now, List.of(), null);
        return since == null ? Mono.just(Place.ALL) : declarations.areMoreThan(stretch).flatMap(many -> many ? concerned(since) : Mono.just(Place.ALL));
    }

    private Mono<Place> concerned(Instant since) {
        return declarations.concernedSince(since.minus(OVERLAP), most).map(ids -> {
            if (ids.size() == most) {
                return Place.ALL;
            }
            pass = new Pass(pass.began(), ids, null);
            return ids.isEmpty() ? round() : new Place.Concerned(0);
        });
    }

    private Place round() {
        return new Place.Round(roundsAt, stretch);
    }

    private Mono<Page> look(Place place, int limit) {
        return switch (place) {
            case Place.All(var after) -> declarations.catchUp(after, limit)
                    .map(swept -> page(swept.repaired(), swept.next() == null ? null : new Place.All(swept.next())));
            case Place.Concerned(var from) -> {
                int to = Math.min(from + limit, pass.concerned().size());
                yield declarations.catchUp(pass.concerned().subList(from, to))
                        .map(repaired -> page(repaired, to < pass.concerned().size() ? new Place.Concerned(to) : round()));
            }
            case Place.Round(var after, var left) -> {
                int length = Math.min(limit, left);
                yield declarations.catchUp(after, length).map(swept -> {
                    pass = pass.endingAt(swept.next());
                    return page(swept.repaired(), swept.next() == null || length == left ? null : new Place.Round(swept.next(), left - length));
                });
            }
        };
    }

    private static Page page(int repaired, @Nullable Place next) {
        return new Page(repaired, next == null ? null : next.toString());
    }

    /** Where a pass is; it is written into the page's key, so that a page that fails is begun again where it began. */
    private sealed interface Place {

        Place ALL = new All(null);

        static Place read(String key) {
            String[] words = key.split(" ");
            return switch (words[0]) {
                case "all" -> new All(UUID.fromString(words[1]));
                case "concerned" -> new Concerned(Integer.parseInt(words[1]));
                default -> new Round(words.length == 2 ? null : UUID.fromString(words[2]), Integer.parseInt(words[1]));
            };
        }

        record All(@Nullable UUID after) implements Place {
            @Override
            public String toString() {
                return "all " + after;
            }
        }

        record Concerned(int from) implements Place {
            @Override
            public String toString() {
                return "concerned " + from;
            }
        }

        record Round(@Nullable UUID after, int left) implements Place {
            @Override
            public String toString() {
                return "round " + left + (after == null ? "" : " " + after);
            }
        }
    }
}
