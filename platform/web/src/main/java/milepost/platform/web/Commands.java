package milepost.platform.web;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Runs commands so that they can be repeated: in one transaction with the record of their {@code Idempotency-Key} (decision A11).
 * That the client stays is not asked for: {@link SeenThrough}.
 */
public final class Commands {

    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int CONFLICT_RETRIES = 3;

    private final TransactionalOperator transaction;
    private final IdempotencyRecords records;
    private final Attempts attempts;
    private final ErrorAnswers errors;
    private final Duration patience;

    Commands(TransactionalOperator transaction, IdempotencyRecords records, Attempts attempts, ErrorAnswers errors,
             Duration patience) {
        this.transaction = transaction;
        this.records = records;
        this.attempts = attempts;
        this.errors = errors;
        this.patience = patience;
    }

    /** {@link #run(ServerRequest, byte[], Supplier)} with the body that was read from this request. */
    public Mono<ServerResponse> run(ServerRequest request, Supplier<Mono<Answer>> attempt) {
        return run(request, Bodies.kept(request), attempt);
    }

    /**
     * Runs the attempt in one transaction, which the use case's own joins. A refusing {@link Answer} commits what was written,
     * a {@link Refused} error rolls it back; only success is kept under the key.
     */
    public Mono<ServerResponse> run(ServerRequest request, byte[] bodyForHash, Supplier<Mono<Answer>> attempt) {
        return run(request, bodyForHash, attempt, true);
    }

    /** For answers that carry a secret: they are not kept, and the key used again is 409. */
    public Mono<ServerResponse> runWithoutReplay(ServerRequest request, Supplier<Mono<Answer>> attempt) {
        return run(request, Bodies.kept(request), attempt, false);
    }

    /** A read that may ask another owner and then be tried again. */
    public Mono<ServerResponse> query(ServerRequest request, Supplier<Mono<ServerResponse>> attempt) {
        return attempts.around(attempt);
    }

    private Mono<ServerResponse> run(ServerRequest request, byte[] body, Supplier<Mono<Answer>> attempt, boolean replayable) {
        return Mono.defer(() -> {
            var key = IdempotencyKey.of(request, body);
            return attempts.around(() -> key
                    .map(given -> patiently(given, once(given, attempt, replayable)))
                    .orElseGet(() -> attempt.get().map(Given::now).as(transaction::transactional))
                    .retryWhen(Retry.max(CONFLICT_RETRIES).filter(Collisions::isCollision)
                            .onRetryExhaustedThrow((_, last) -> last.failure())));
        }).flatMap(given -> respond(request, given));
    }

    private Mono<Given> once(IdempotencyKey key, Supplier<Mono<Answer>> attempt, boolean replayable) {
        return records.claim(key)
                .flatMap(ours -> ours
                        ? attempt.get().flatMap(answer -> keep(key, answer, replayable)).map(Given::now)
                        : records.find(key).map(kept -> replay(key, kept)).switchIfEmpty(Mono.error(InUse::new)))
                .as(transaction::transactional);
    }

    private Mono<Answer> keep(IdempotencyKey key, Answer answer, boolean replayable) {
        return (answer.isSuccess()
                ? records.keep(key, answer.status(), replayable ? answer.body() : null)
                : records.forget(key)).thenReturn(answer);
    }

    private static Given replay(IdempotencyKey key, IdempotencyRecords.Kept kept) {
        if (!key.matches(kept.fingerprint())) {
            throw new Refused(422, ApiError.of("Idempotency-Key", "idempotency_key_reused",
                    "This Idempotency-Key was used with another body."));
        }
        return kept.body().map(body -> new Given(new Answer(kept.status(), body), true))
                .orElseThrow(() -> new Refused(409, ApiError.of("Idempotency-Key", "idempotency_key_already_used",
                        "This Idempotency-Key was used, and its answer is not told twice.")));
    }

    /** A duplicate of a running command tries again, without holding a connection, until that one has ended. */
    private Mono<Given> patiently(IdempotencyKey key, Mono<Given> attempt) {
        var longestPause = Duration.ofMillis(200);
        return Mono.defer(() -> {
            var deadline = System.nanoTime() + patience.toNanos();
            return attempt.retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(20)).maxBackoff(longestPause)
                    .filter(error -> error instanceof InUse && System.nanoTime() < deadline));
        }).onErrorMap(InUse.class, _ -> new Refused(409, ApiError.of("Idempotency-Key", "idempotency_key_in_use",
                "A request with this Idempotency-Key is still running.")));
    }

    private Mono<ServerResponse> respond(ServerRequest request, Given given) {
        var answer = given.answer();
        if (!answer.isSuccess()) {
            return errors.respond(request, answer.status(), answer.errors());
        }
        var response = ServerResponse.status(answer.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (given.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return answer.body().length == 0 ? response.build() : Documents.json(response, answer.body());
    }

    private record Given(Answer answer, boolean replayed) {
        static Given now(Answer answer) {
            return new Given(answer, false);
        }
    }

    /** The key's command is running in another transaction; ends ours, to be tried again. */
    private static final class InUse extends RuntimeException {
        InUse() {
            super("the command is running", null, false, false);
        }
    }
}
