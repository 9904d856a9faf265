package milepost.declarations.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import milepost.declarations.application.Affected;
import milepost.declarations.application.Bookkeeping;
import milepost.declarations.application.ConvergeDeclarations;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Numbering;
import milepost.declarations.application.Publishing;
import milepost.declarations.application.Rendering;
import milepost.declarations.application.Transactions;
import milepost.declarations.domain.DeclarationId;
import milepost.platform.messaging.Sweep;
import milepost.platform.simulation.VirtualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a pass looks at, over a store that only notes what it is asked for. */
class BehindOthersTest {

    private static final int STRETCH = 10;
    private static final int MOST = 8;
    private static final int PAGE = 4;
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private static final Bookkeeping NOTHING_TO_WRITE = new Bookkeeping(never(Declarations.class), never(Publishing.class), never(Rendering.class), never(Numbering.class));
    private static final Transactions AT_ONCE = new Transactions() {
        @Override
        public <T> Mono<T> run(Mono<T> work) {
            return work;
        }
    };

    private final VirtualClock clock = new VirtualClock(START);
    private final List<String> looks = new ArrayList<>();
    private final List<Integer> folded = new ArrayList<>();
    private int there = 25;
    private @Nullable Instant askedSince;
    private final BehindOthers sweep = new BehindOthers(new ConvergeDeclarations(AT_ONCE, declarations(), NOTHING_TO_WRITE), clock, STRETCH, MOST);

    @Test
    void whereThereAreFewEveryPassLooksAtAll() {
        there = 10;
        folded.add(3);

        pass();
        pass();

        assertThat(looks).containsExactly("1-4", "5-8", "9-end", "1-4", "5-8", "9-end");
    }

    @Test
    void whoeverBeginsLooksAtAllAndThenAtWhatWasFoldedSinceAndAtTheNextStretch() {
        pass();
        assertThat(looks).containsExactly("1-4", "5-8", "9-12", "13-16", "17-20", "21-24", "25-end");

        folded.addAll(List.of(21, 5, 6, 7, 8));
        assertThat(pass()).containsExactly("[21, 5, 6, 7]", "[8]", "1-4", "5-8", "9-10");
        folded.clear();
        assertThat(pass()).containsExactly("11-14", "15-18", "19-20");
        assertThat(pass()).containsExactly("21-24", "25-end");
        assertThat(pass()).containsExactly("1-4", "5-8", "9-10");
    }

    @Test
    void whatWasOnItsWayWhenThePassBeforeLookedIsLookedAtAgain() {
        pass();
        Instant began = clock.instant();
        pass();
        clock.pass(Duration.ofMinutes(1));
        pass();

        assertThat(askedSince).isBetween(began.minus(Duration.ofMinutes(2)), began.minus(Duration.ofMinutes(2)).plusMillis(1));
    }

    @Test
    void aPassThatFailedIsNoneToLookBackTo() {
        pass();
        Instant began = clock.instant();
        clock.pass(Duration.ofMinutes(1));
        sweep.repair(null, PAGE).block();
        clock.pass(Duration.ofMinutes(1));
        looks.clear();

        assertThat(pass()).containsExactly("1-4", "5-8", "9-10");
        assertThat(askedSince).isBefore(began.minus(Duration.ofMinutes(2)));
    }

    @Test
    void aPageThatFailedBeginsAgainWhereItBegan() {
        pass();
        folded.addAll(List.of(1, 2, 3, 4, 5, 6));
        String second = sweep.repair(null, PAGE).block().nextKey();
        sweep.repair(second, PAGE).block();
        looks.clear();

        String third = sweep.repair(second, 1).block().nextKey();
        String round = sweep.repair(third, 1).block().nextKey();
        String further = sweep.repair(round, PAGE).block().nextKey();
        sweep.repair(further, PAGE).block();
        sweep.repair(further, 1).block();

        assertThat(looks).containsExactly("[5]", "[6]", "1-4", "5-8", "5-5");
    }

    @Test
    void ofTooMuchAndAfterWhatSomebodyElseMayHaveMissedAllIsLookedAt() {
        pass();
        folded.addAll(IntStream.rangeClosed(1, MOST).boxed().toList());
        assertThat(pass()).startsWith("1-4").endsWith("25-end");

        folded.clear();
        assertThat(pass()).endsWith("9-10");
        sweep.startOver();
        assertThat(pass()).startsWith("1-4").endsWith("25-end");
    }

    /** As the sweeper does it. */
    private List<String> pass() {
        int before = looks.size();
        String from = null;
        do {
            Sweep.Page page = sweep.repair(from, PAGE).block();
            from = page.nextKey();
        } while (from != null);
        sweep.passed();
        return List.copyOf(looks.subList(before, looks.size()));
    }

    private static DeclarationId id(int number) {
        return new DeclarationId(new UUID(0, number));
    }

    private static int number(UUID id) {
        return (int) id.getLeastSignificantBits();
    }

    private Mono<List<DeclarationId>> noted(Affected affected) {
        looks.add(switch (affected) {
            case Affected.LaggingAmong(var ids) -> ids.stream().map(it -> number(it.value())).toList().toString();
            case Affected.Lagging(var after, var last) -> (after == null ? 1 : number(after) + 1) + "-" + (last == null ? "end" : number(last));
            default -> throw new AssertionError("nobody asks for " + affected);
        });
        return Mono.just(List.of());
    }

    private Declarations declarations() {
        return port(Declarations.class, (_, method, with) -> switch (method.getName()) {
            case "lock" -> noted((Affected) with[0]);
            case "endOfStretch" -> {
                int end = (with[0] == null ? 0 : number((UUID) with[0])) + (int) with[1];
                yield end > there ? Mono.empty() : Mono.just(id(end).value());
            }
            case "restingOnWhatWasFoldedSince" -> {
                askedSince = (Instant) with[0];
                yield Flux.fromIterable(folded).map(BehindOthersTest::id).take((int) with[1]);
            }
            default -> throw new AssertionError("nobody asks for " + method);
        });
    }

    private static <P> P never(Class<P> port) {
        return port(port, (_, method, _) -> {
            throw new AssertionError("nobody asks for " + method);
        });
    }

    private static <P> P port(Class<P> port, InvocationHandler answers) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, answers));
    }
}
