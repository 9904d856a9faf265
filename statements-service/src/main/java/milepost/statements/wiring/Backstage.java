package milepost.statements.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import milepost.platform.messaging.Lease;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.messaging.consume.RebuildGate;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.Leases;
import milepost.platform.messaging.work.Waiting;
import milepost.platform.messaging.work.Worker;
import milepost.statements.application.Chores;
import milepost.statements.application.CompleteCohorts;
import milepost.statements.application.CutOffStatements;
import milepost.statements.application.NightlyCutOff;
import milepost.statements.application.Nudges;
import milepost.statements.application.PlaceWaiting;
import milepost.statements.application.Reconcile;
import milepost.statements.application.RefreshForecasts;
import milepost.statements.application.SpreadLines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The work nobody waits for: the nightly cut-off, telling lines, placing what waited, forecasts, comparing. One process at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Sandbox.class)
class Backstage {

    private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
    /** Renewed while work lasts; after a crash the next process waits no longer than this. */
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Bean
    NightlyCutOff nightlyCutOff(CutOffStatements cutOff, Sandbox sandbox) {
        return new NightlyCutOff(cutOff, Clock.systemUTC(), sandbox.sandbox());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Worker backstageWorker(CompleteCohorts complete, NightlyCutOff cutOff, SpreadLines spread, PlaceWaiting place, RefreshForecasts forecasts,
            Chores chores, Lease lease, RebuildGate copies) {
        Waiting waiting = new Waiting(PATIENCE);
        return new Worker("backstage", EVERY_SECOND, () -> waiting.forResultOf(anything(copies, cutOff, chores).filter(found -> found)
                .flatMap(_ -> lease.holding("backstage", LEASE, () ->
                        completed(complete).then(cutOff.run()).then(spread.run()).then(place.run()).then(forecasts.run())))), () -> { });
    }

    @Bean
    @DependsOnDatabaseInitialization
    ReconciliationWatch reconciliationWatch(Reconcile reconcile, Leases leases, RebuildGate copies, MeterRegistry meters) {
        HeldLease lease = new HeldLease(leases, "reconciliation", UUID.randomUUID().toString(), ReconciliationWatch.LEASE, System::nanoTime);
        return new ReconciliationWatch(reconcile, lease, copies::isOpen, System::nanoTime, meters);
    }

    @Bean
    Nudges nudges(ObjectProvider<Worker> workers) {
        return () -> workers.stream().forEach(Worker::wake);
    }

    /** What needs no such copy goes on while their owner does not answer. */
    private static Mono<Void> completed(CompleteCohorts complete) {
        return complete.run().onErrorComplete(OwnerUnavailable.class);
    }

    /** Nothing while copies are made anew (convergence rule 5). The lease is two writes: it is not taken every second for nothing. */
    private static Mono<Boolean> anything(RebuildGate copies, NightlyCutOff cutOff, Chores chores) {
        return Mono.defer(() -> !copies.isOpen() ? Mono.just(false) : cutOff.isDue() ? Mono.just(true) : chores.waiting());
    }
}
