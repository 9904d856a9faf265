package milepost.statements.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import milepost.platform.messaging.Lease;
import milepost.platform.messaging.work.Waiting;
import milepost.platform.messaging.work.Worker;
import milepost.statements.application.Chores;
import milepost.statements.application.CutOffStatements;
import milepost.statements.application.Nudges;
import milepost.statements.application.PlaceWaiting;
import milepost.statements.application.RefreshForecasts;
import milepost.statements.application.SpreadLines;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.LondonDay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The work nobody waits for: the nightly cut-off, telling lines, placing what waited, forecasts. One process at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Sandbox.class)
class Backstage {

    private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
    /** Renewed while work lasts; after a crash the next process waits no longer than this. */
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Decision E3: a quarter past midnight in London. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(15);

    private final Clock clock = Clock.systemUTC();
    private volatile LocalDate cutOffUpTo = LocalDate.MIN;

    @Bean
    @DependsOnDatabaseInitialization
    Worker backstageWorker(CutOffStatements cutOff, SpreadLines spread, PlaceWaiting place, RefreshForecasts forecasts, Chores chores,
            Lease lease, Sandbox sandbox) {
        Waiting waiting = new Waiting(PATIENCE);
        return new Worker("backstage", EVERY_SECOND, () -> waiting.forResultOf(anything(chores, sandbox).filter(found -> found)
                .flatMap(_ -> lease.holding("backstage", LEASE, () ->
                        cutOff(cutOff, sandbox).then(spread.run()).then(place.run()).then(forecasts.run())))), () -> { });
    }

    @Bean
    Nudges nudges(ObjectProvider<Worker> workers) {
        return () -> workers.stream().forEach(Worker::wake);
    }

    /** The lease is two writes: it is not taken every second for nothing. */
    private Mono<Boolean> anything(Chores chores, Sandbox sandbox) {
        return Mono.defer(() -> cutOffIsDue(today(clock.instant()), sandbox) ? Mono.just(true) : chores.waiting());
    }

    private Mono<Void> cutOff(CutOffStatements cutOff, Sandbox sandbox) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            LocalDate today = today(now);
            if (!cutOffIsDue(today, sandbox)) {
                return Mono.empty();
            }
            return cutOff.run(CutOffFilter.ALL, now).doOnSuccess(_ -> cutOffUpTo = today).then();
        });
    }

    /** At start, and from then on once a day; in a sandbox only at start, because there the days belong to the clients. */
    private boolean cutOffIsDue(LocalDate today, Sandbox sandbox) {
        boolean first = cutOffUpTo.equals(LocalDate.MIN);
        return first || !sandbox.sandbox() && today.isAfter(cutOffUpTo);
    }

    private static LocalDate today(Instant now) {
        return LondonDay.of(now.minus(AFTER_MIDNIGHT));
    }
}
