package milepost.participants.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import milepost.participants.RunningService;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Clients that keep a copy of all participants they may see, while persons, training and verdicts go on changing. */
class SyncTest {

    private static final String PATH = "/api/v3/participants/npq";
    private static final int CHANGES = 1_000;
    private static final int ATTEMPTS_BETWEEN_ROUNDS = 20;
    private static final int ATTEMPTS_WHILE_A_PAGE_IS_READ = 50;

    private final RandomTraining training = new RandomTraining();

    @Test
    void whoeverFollowsCompleteUntilOrWalksCursorsAndCatchesUpEndsWithExactlyWhatTheServerHas() throws Exception {
        Instant begun = Instant.parse(get(PATH).at("/meta/complete_until").asString()).plusSeconds(10);
        var quiet = new AtomicBoolean();
        var seenByTheFollower = new Semaphore(0);
        var seenByTheWalker = new Semaphore(0);
        var follower = new Client();
        var walker = new Client();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> following = threads.submit(() -> {
                while (!quiet.get()) {
                    follower.follow();
                    seenByTheFollower.acquire(ATTEMPTS_BETWEEN_ROUNDS);
                }
                return true;
            });
            Future<Boolean> walking = threads.submit(() -> {
                walker.walk(PATH + "?page%5Bper_page%5D=3", () -> seenByTheWalker.acquireUninterruptibly(ATTEMPTS_WHILE_A_PAGE_IS_READ));
                return true;
            });
            try {
                // until enough has changed and what the follower asks for lies among the changes, and no longer before them all
                while (training.made() < CHANGES || !follower.asksForWhatCameAfter(begun) && !following.isDone()) {
                    training.attemptOne();
                    seenByTheFollower.release();
                    seenByTheWalker.release();
                }
            } finally {
                quiet.set(true);
                seenByTheFollower.release(ATTEMPTS_BETWEEN_ROUNDS);
                seenByTheWalker.release(ATTEMPTS_WHILE_A_PAGE_IS_READ * 1_000);
            }
            assertThat(following.get()).isTrue();
            assertThat(walking.get()).isTrue();
        }
        assertThat(follower.asksForWhatCameAfter(begun)).isTrue();
        follower.follow();
        walker.follow();

        var server = new Client();
        server.walk(PATH, () -> { });
        assertThat(server.copy).hasSizeGreaterThanOrEqualTo(RandomTraining.AT_FIRST);
        assertThat(follower.copy).isEqualTo(server.copy);
        assertThat(walker.copy).isEqualTo(server.copy);
    }

    /** Keeps the newest document of every participant it was shown. */
    private final class Client {

        private final Map<String, JsonNode> copy = new HashMap<>();
        private volatile @Nullable String completeUntil;

        /** All that changed since the last answer was complete. */
        void follow() {
            var since = completeUntil;
            walk(PATH + "?page%5Bper_page%5D=25&sort=updated_at" + (since == null ? "" : "&filter%5Bupdated_since%5D=" + since), () -> { });
        }

        /** Page by page; what the first one promises counts for all. */
        void walk(String path, Runnable betweenPages) {
            String promised = null;
            String next = path;
            while (next != null) {
                var page = get(next);
                page.path("data").forEach(one -> copy.put(one.path("id").asString(), one));
                promised = promised == null ? page.at("/meta/complete_until").asString() : promised;
                next = page.at("/links/next").isString() ? page.at("/links/next").asString() : null;
                betweenPages.run();
            }
            completeUntil = promised;
        }

        boolean asksForWhatCameAfter(Instant moment) {
            var since = completeUntil;
            return since != null && Instant.parse(since).isAfter(moment);
        }
    }

    /** A client that is asked to come again comes again. */
    private JsonNode get(String path) {
        return Json.exact().readTree(await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).until(() -> ask(path),
                answer -> answer.expectBody().returnResult().getStatus().value() != 503).expectStatus().isOk()
                .expectBody().returnResult().getResponseBody());
    }

    private ResponseSpec ask(String path) {
        return RunningService.as(training.provider()).get().uri(URI.create(RunningService.address() + path)).exchange();
    }
}
