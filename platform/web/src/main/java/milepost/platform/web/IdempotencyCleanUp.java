package milepost.platform.web;

import java.util.concurrent.TimeUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Forgets answers older than 72 h, a bounded batch at a time; replicas step around each other. */
@EnableScheduling
final class IdempotencyCleanUp {

    private static final int BATCH = 1_000;
    private static final int BATCHES = 20;

    private final IdempotencyRecords records;

    IdempotencyCleanUp(DatabaseClient db) {
        this.records = new IdempotencyRecords(db);
    }

    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    Mono<Void> cleanUp() {
        return records.cleanUp(BATCH).repeat(BATCHES - 1).takeUntil(deleted -> deleted < BATCH).then();
    }
}
