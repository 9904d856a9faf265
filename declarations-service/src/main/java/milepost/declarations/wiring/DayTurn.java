package milepost.declarations.wiring;

import java.time.Duration;
import milepost.declarations.application.TurnDeclarations;
import milepost.platform.messaging.Lease;
import milepost.platform.messaging.consume.RebuildGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns declarations with the day, one process at a time, looking every minute; what they become rests on copies, so these are complete. */
@Component
@EnableScheduling
class DayTurn {

    private static final Logger LOG = LoggerFactory.getLogger(DayTurn.class);
    /** Renewed while work lasts; after a crash the next process waits no longer than this. */
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int AT_A_TIME = 100;

    private final TurnDeclarations declarations;
    private final Lease lease;
    private final RebuildGate copies;

    DayTurn(TurnDeclarations declarations, Lease lease, RebuildGate copies) {
        this.declarations = declarations;
        this.lease = lease;
        this.copies = copies;
    }

    /** The lease is two writes: it is not taken every minute for nothing. */
    @Scheduled(fixedDelay = 60_000)
    Mono<Void> turn() {
        return Mono.defer(() -> copies.isOpen() ? declarations.areDue() : Mono.just(false)).filter(due -> due)
                .flatMap(_ -> lease.holding("declarations-turn", LEASE, () -> declarations.turn(AT_A_TIME)))
                .doOnNext(turned -> LOG.atInfo().addKeyValue("declarations", turned).log("declarations turned with the day"))
                .then();
    }
}
