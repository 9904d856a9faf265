package milepost.participants.wiring;

import java.time.Duration;
import milepost.participants.application.ecf.TurnDocuments;
import milepost.platform.messaging.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns documents with the day, one process at a time: at start, then every minute. */
@Component
@EnableScheduling
class DayTurn {

    private static final Logger LOG = LoggerFactory.getLogger(DayTurn.class);
    /** Renewed while work lasts; after a crash the next process waits no longer than this. */
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int AT_A_TIME = 100;

    private final TurnDocuments documents;
    private final Lease lease;

    DayTurn(TurnDocuments documents, Lease lease) {
        this.documents = documents;
        this.lease = lease;
    }

    /** The lease is two writes: it is not taken every minute for nothing. */
    @Scheduled(fixedDelay = 60_000)
    Mono<Void> turn() {
        return documents.isDue().filter(due -> due)
                .flatMap(_ -> lease.holding("ecf-documents", LEASE, () -> documents.turn(AT_A_TIME)))
                .doOnNext(people -> LOG.atInfo().addKeyValue("people", people).log("documents turned with the day"))
                .then();
    }
}
