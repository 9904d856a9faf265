package milepost.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import milepost.platform.messaging.example.Library;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.PostgresLease;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LeaseTest {

    private static final Duration LENGTH = Duration.ofSeconds(60);

    private final Library library = Library.shared();
    private final Lease lease = library.bean(Lease.class);
    private final PostgresLease leases = library.bean(PostgresLease.class);

    @Test
    void onlyOneRunsTheWorkAtATime() {
        String outcome = library.await(lease.holding("cut-off", LENGTH,
                () -> lease.holding("cut-off", LENGTH, () -> Mono.just("both")).defaultIfEmpty("only the first")));

        assertThat(outcome).isEqualTo("only the first");
    }

    @Test
    void theLeaseIsGivenBackHoweverTheWorkEnds() {
        library.await(lease.holding("ending", LENGTH, Mono::empty));
        assertThatThrownBy(() -> library.await(lease.holding("ending", LENGTH, () -> Mono.error(new IllegalStateException("failed")))))
                .hasMessage("failed");

        assertThat(library.await(lease.holding("ending", LENGTH, () -> Mono.just("ran")))).isEqualTo("ran");
    }

    @Test
    void workThatTakesLongerThanTheLeaseKeepsIt() {
        Duration shortLength = Duration.ofSeconds(3);

        String outcome = library.await(lease.holding("long-work", shortLength, () -> Mono.delay(Duration.ofMillis(4_500))
                .then(Mono.defer(() -> lease.holding("long-work", shortLength, () -> Mono.just("taken")).defaultIfEmpty("kept")))));

        assertThat(outcome).isEqualTo("kept");
    }

    @Test
    void anExpiredLeaseGoesToWhoeverAsksNext() {
        assertThat(leases.hold("expiring", "one", LENGTH)).isTrue();
        assertThat(leases.hold("expiring", "two", LENGTH)).isFalse();

        library.execute("UPDATE lease SET expires = now() - interval '1 second' WHERE name = 'expiring'");

        assertThat(leases.hold("expiring", "two", LENGTH)).isTrue();
        assertThat(leases.hold("expiring", "one", LENGTH)).isFalse();
    }

    @Test
    void aHolderAsksAgainWhenHalfOfItsLeaseIsOver() {
        var nanos = new AtomicLong();
        var held = new HeldLease(leases, "half", "one", LENGTH, nanos::get);
        assertThat(held.held()).isTrue();
        library.execute("UPDATE lease SET holder = 'two' WHERE name = 'half'");

        nanos.set(LENGTH.toNanos() / 2 - 1);
        assertThat(held.held()).isTrue();
        nanos.set(LENGTH.toNanos() / 2);
        assertThat(held.held()).isFalse();
    }
}
