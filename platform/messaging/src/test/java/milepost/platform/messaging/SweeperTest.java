package milepost.platform.messaging;

import static milepost.platform.messaging.example.Library.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import milepost.platform.messaging.converge.Sweeper;
import milepost.platform.messaging.example.Library;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.PostgresLease;
import milepost.platform.messaging.work.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

class SweeperTest {

    private static final Duration OFTEN = Duration.ofMillis(20);

    private final Library library = Library.shared();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicBoolean copiesComplete = new AtomicBoolean(true);
    private final List<Sweeper> started = new ArrayList<>();
    private Duration settled = Duration.ofHours(1);

    @AfterEach
    void stop() {
        started.forEach(Sweeper::stop);
    }

    @Test
    void everyPageIsATransactionOfItsOwnAndTheRepairsAreCounted() {
        List<String> transactions = new CopyOnWriteArrayList<>();
        var pages = sweep("three-pages", (from, _) -> TransactionSynchronizationManager.forCurrentTransaction().map(transaction -> {
            transactions.add(String.valueOf(System.identityHashCode(transaction)) + from);
            return switch (String.valueOf(from)) {
                case "null" -> new Sweep.Page(2, "b");
                case "b" -> new Sweep.Page(0, "c");
                default -> new Sweep.Page(1, null);
            };
        }));

        start("one", Duration.ofHours(1), pages);

        soon().until(() -> transactions.size() == 3);
        soon().untilAsserted(() -> assertThat(repaired("three-pages")).isEqualTo(3));
        assertThat(transactions).doesNotHaveDuplicates();
    }

    @Test
    void aSweepThatFailsKeepsNoOtherFromItsWork() {
        List<String> runs = new CopyOnWriteArrayList<>();

        start("one", OFTEN, sweep("failing", (_, _) -> Mono.error(new IllegalStateException("a defect"))),
                sweep("working", (_, _) -> Mono.fromSupplier(() -> {
                    runs.add("ran");
                    return new Sweep.Page(0, null);
                })));

        soon().until(() -> runs.size() >= 3);
        assertThat(repaired("working")).isZero();
        assertThat(repaired("failing")).isZero();
    }

    @Test
    void aPageThatIsTooMuchForOneTransactionIsTakenInSmallerOnes() {
        List<String> pages = new CopyOnWriteArrayList<>();

        start("one", Duration.ofHours(1), sweep("slow", (from, limit) -> limit > 100
                ? Mono.error(new IllegalStateException("the transaction took too long"))
                : Mono.fromSupplier(() -> {
                    pages.add(from + " " + limit);
                    return new Sweep.Page(limit, from == null ? "b" : null);
                })));

        soon().untilAsserted(() -> assertThat(pages).containsExactly("null 100", "b 100"));
        soon().untilAsserted(() -> assertThat(repaired("slow")).isEqualTo(200));
    }

    @Test
    void aSweepHearsThatItPassedOnceItsLastPageIsCommittedAndThatItIsToStartOver() {
        List<String> told = new CopyOnWriteArrayList<>();
        Sweeper sweeper = start("one", Duration.ofHours(1), new Sweep() {
            @Override
            public String name() {
                return "told";
            }

            @Override
            public Mono<Page> repair(@Nullable String afterKey, int limit) {
                return Mono.fromSupplier(() -> {
                    told.add("page after " + afterKey);
                    return new Page(0, afterKey == null ? "b" : null);
                });
            }

            @Override
            public void passed() {
                told.add("passed");
            }

            @Override
            public void startOver() {
                told.add("start over");
            }
        });
        soon().untilAsserted(() -> assertThat(told).containsExactly("page after null", "page after b", "passed"));
        told.clear();

        sweeper.startOver();

        soon().untilAsserted(() -> assertThat(told).containsExactly("start over", "page after null", "page after b", "passed"));
    }

    @Test
    void afterPartitionsWereAssignedItSweepsOnceMoreWhenWhatCameWithThemHasSettled() {
        settled = Duration.ofMillis(300);
        List<String> runs = new CopyOnWriteArrayList<>();
        Sweeper sweeper = start("one", Duration.ofHours(1), noting("one", runs));
        soon().until(() -> runs.size() == 1);

        sweeper.startOver();

        soon().until(() -> runs.size() == 3);
        soon().during(Duration.ofMillis(500)).until(() -> runs.size() == 3);
    }

    @Test
    void aPassWhosePageFailsHasNotPassed() {
        List<String> told = new CopyOnWriteArrayList<>();
        start("one", OFTEN, new Sweep() {
            @Override
            public String name() {
                return "failing-late";
            }

            @Override
            public Mono<Page> repair(@Nullable String afterKey, int limit) {
                told.add("asked");
                return afterKey == null ? Mono.just(new Page(0, "b")) : Mono.error(new IllegalStateException("a defect"));
            }

            @Override
            public void passed() {
                told.add("passed");
            }
        });

        soon().until(() -> told.size() >= 20);
        assertThat(told).doesNotContain("passed");
    }

    @Test
    void nothingIsRepairedOnHalfACopyAndNothingTwiceAtATime() {
        copiesComplete.set(false);
        List<String> runs = new CopyOnWriteArrayList<>();
        start("one", OFTEN, noting("one", runs));
        start("two", OFTEN, noting("two", runs));
        soon().during(Duration.ofMillis(200)).until(runs::isEmpty);

        copiesComplete.set(true);

        soon().until(() -> runs.size() >= 5);
        assertThat(runs).containsOnly(runs.getFirst());
    }

    private static Sweep noting(String name, List<String> runs) {
        return sweep("noted", (_, _) -> Mono.fromSupplier(() -> {
            runs.add(name);
            return new Sweep.Page(0, null);
        }));
    }

    private Sweeper start(String holder, Duration interval, Sweep... sweeps) {
        var lease = new HeldLease(library.bean(PostgresLease.class), "sweeper-test", holder, Duration.ofSeconds(30), System::nanoTime);
        var sweeper = new Sweeper(List.of(sweeps), library.bean(TransactionalOperator.class), lease, copiesComplete::get,
                new Waiting(Duration.ofSeconds(5)), interval, settled, 500, meters);
        started.add(sweeper);
        sweeper.start();
        return sweeper;
    }

    private double repaired(String sweep) {
        return meters.get("converge.repaired").tag("sweep", sweep).counter().count();
    }

    private static Sweep sweep(String name, BiFunction<@Nullable String, Integer, Mono<Sweep.Page>> repair) {
        return new Sweep() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Mono<Page> repair(@Nullable String afterKey, int limit) {
                return repair.apply(afterKey, limit);
            }
        };
    }
}
