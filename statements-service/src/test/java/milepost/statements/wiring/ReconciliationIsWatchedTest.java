package milepost.statements.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import milepost.invariants.Standing;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.Leases;
import milepost.statements.application.Reconcile;
import milepost.statements.application.Reconcile.Difference;
import milepost.statements.application.Reconcile.Group;
import milepost.statements.application.Reconcile.Key;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ReconciliationIsWatchedTest {

    private static final Key KEY = new Key(UUID.randomUUID(), "2024a", "started");

    private final List<Standing> ours = new ArrayList<>();
    private final List<Standing> theirs = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private long now;
    private Duration took = Duration.ZERO;
    private boolean held = true;
    private boolean copiesComplete = true;
    private boolean theirsIsDown;
    private final ReconciliationWatch watch = new ReconciliationWatch(
            new Reconcile(side(ours), side(theirs), new BooksInOrder()), new HeldLease(new OneHolder(), "any", "me", Duration.ofMinutes(3), () -> now),
            () -> copiesComplete, () -> now, meters);

    @Test
    void whereAllAgreeEveryKindIsShownAsNone() {
        watch.turn();

        assertThat(shown()).isEqualTo(Map.of("no_line", 0.0, "no_declaration", 0.0, "state", 0.0, "amount", 0.0));
    }

    @Test
    void whatDiffersForLongerThanAnythingIsOnItsWayIsCountedByKindUntilItAgrees() {
        Standing lineless = declaration("eligible", Instant.now().minusSeconds(600));
        theirs.add(lineless);
        theirs.add(declaration("eligible", Instant.now().plusSeconds(600)));

        watch.turn();
        assertThat(shown()).containsEntry("no_line", 1.0).containsEntry("state", 0.0);

        ours.add(lineless);
        pass(Duration.ofMinutes(1));
        watch.turn();
        assertThat(shown()).containsEntry("no_line", 0.0);
    }

    @Test
    void aProcessThatDoesNotHoldTheLeaseShowsNothing() {
        watch.turn();
        assertThat(meters.getMeters()).isNotEmpty();

        held = false;
        pass(ReconciliationWatch.LEASE);
        watch.turn();

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void whileCopiesAreMadeAnewNothingIsComparedAndTheAgeGrows() {
        copiesComplete = false;

        watch.turn();
        pass(Duration.ofMinutes(1));
        watch.turn();

        assertThat(shown()).isEmpty();
        assertThat(age()).isEqualTo(60);
    }

    @Test
    void aComparisonThatFailsLeavesTheLastAnswerAndItsAge() {
        watch.turn();
        theirsIsDown = true;
        pass(Duration.ofMinutes(2));

        assertThatThrownBy(watch::turn).hasMessageContaining("down");

        assertThat(shown()).hasSize(4);
        assertThat(age()).isEqualTo(120);
    }

    @Test
    void aComparisonThatTakesLongIsFollowedByALongerRest() {
        took = Duration.ofSeconds(5);
        watch.turn();

        pass(took.multipliedBy(ReconciliationWatch.RESTS).minusSeconds(1));
        watch.turn();
        assertThat(age()).isEqualTo(494);

        pass(Duration.ofSeconds(1));
        watch.turn();
        assertThat(age()).isZero();
    }

    @Test
    void butNeverByOneThatSomebodyWouldBeWokenFor() {
        took = Duration.ofMinutes(4);
        watch.turn();

        pass(ReconciliationWatch.LONGEST_REST);
        watch.turn();

        assertThat(age()).isZero();
    }

    private Map<String, Double> shown() {
        Map<String, Double> shown = new TreeMap<>();
        meters.find("milepost.reconciliation.differences").gauges().forEach(gauge -> shown.put(gauge.getId().getTag("kind"), gauge.value()));
        return shown;
    }

    private double age() {
        return meters.get("milepost.reconciliation.age").gauge().value();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static Standing declaration(String state, Instant changedAt) {
        return Standing.ofOwner(UUID.randomUUID(), state, true, changedAt);
    }

    private Reconcile.Side side(List<Standing> entries) {
        return new Reconcile.Side() {
            @Override
            public Flux<Group> groups(Optional<LeadProviderId> provider) {
                return Flux.defer(() -> entries == theirs && theirsIsDown ? Flux.error(new IllegalStateException("down"))
                        : Flux.just(new Group(KEY, entries.size(), Integer.toHexString(entries.hashCode()))));
            }

            @Override
            public Flux<Standing> entries(Key key) {
                return Flux.fromIterable(entries);
            }
        };
    }

    private final class BooksInOrder implements Reconcile.Books {

        @Override
        public Flux<Difference> disagreements(Optional<LeadProviderId> provider) {
            return Flux.empty();
        }

        @Override
        public Mono<Money> imbalance() {
            return Mono.fromSupplier(() -> {
                pass(took);
                return Money.ZERO;
            });
        }
    }

    private final class OneHolder implements Leases {

        @Override
        public boolean hold(String name, String holder, Duration length) {
            return held;
        }

        @Override
        public void release(String name, String holder) {
            held = false;
        }
    }
}
