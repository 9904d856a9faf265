package milepost.applications.http;

import static milepost.applications.Offered.json;
import static milepost.applications.Offered.provider;
import static milepost.applications.RunningService.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import milepost.applications.RunningService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Clients that keep a copy of all they may see, while providers, operators and other services go on changing it. */
class SyncTest {

    private static final String PATH = "/api/v3/npq-applications";
    private static final int CHANGES = 1_000;
    private static final int ATTEMPTS_BETWEEN_ROUNDS = 20;
    private static final int ATTEMPTS_WHILE_A_PAGE_IS_READ = 50;

    private final RandomChanges changes = new RandomChanges(provider());

    @Test
    void whoeverFollowsCompleteUntilOrWalksCursorsAndCatchesUpEndsWithExactlyWhatTheServerHas() throws Exception {
        Instant begun = Instant.parse(get(PATH).at("/meta/complete_until").asString()).plusSeconds(10);
        AtomicBoolean quiet = new AtomicBoolean();
        Semaphore seenByTheFollower = new Semaphore(0);
        Semaphore seenByTheWalker = new Semaphore(0);
        Client follower = new Client();
        Client walker = new Client();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> following = threads.submit(() -> {
                int rounds = 0;
                for (; !quiet.get(); rounds++) {
                    follower.follow(() -> { });
                    seenByTheFollower.acquire(ATTEMPTS_BETWEEN_ROUNDS);
                }
                return rounds;
            });
            Future<Boolean> walking = threads.submit(() -> {
                walker.walk(PATH + "?page%5Bper_page%5D=3", () -> seenByTheWalker.acquireUninterruptibly(ATTEMPTS_WHILE_A_PAGE_IS_READ));
                return true;
            });
            // until enough has changed and what the follower asks for lies among the changes, and no longer before them all
            Callable<Boolean> changing = () -> {
                while (changes.made() < CHANGES || !follower.asksForWhatCameAfter(begun) && !following.isDone()) {
                    for (int attempt = 0; attempt < ATTEMPTS_BETWEEN_ROUNDS; attempt++) {
                        changes.attemptOne();
                        seenByTheFollower.release();
                        seenByTheWalker.release();
                    }
                }
                return true;
            };
            try {
                for (Future<Boolean> each : IntStream.range(0, 2).mapToObj(_ -> threads.submit(changing)).toList()) {
                    assertThat(each.get()).isTrue();
                }
            } finally {
                quiet.set(true);
                seenByTheFollower.release(ATTEMPTS_BETWEEN_ROUNDS);
                seenByTheWalker.release(ATTEMPTS_WHILE_A_PAGE_IS_READ * 1_000);
            }
            assertThat(following.get()).isPositive();
            assertThat(walking.get()).isTrue();
        }
        assertThat(follower.asksForWhatCameAfter(begun)).isTrue();
        follower.follow(() -> { });
        walker.follow(() -> { });

        Client server = new Client();
        server.walk(PATH, () -> { });
        assertThat(server.copy).hasSizeGreaterThanOrEqualTo(RandomChanges.AT_FIRST);
        assertThat(follower.copy).isEqualTo(server.copy);
        assertThat(walker.copy).isEqualTo(server.copy);
    }

    /** Keeps the newest document of every application it was shown. */
    private final class Client {

        private final Map<String, JsonNode> copy = new HashMap<>();
        private volatile @Nullable String completeUntil;

        /** All that changed since the last answer was complete. */
        void follow(Runnable betweenPages) {
            String since = completeUntil;
            walk(PATH + "?page%5Bper_page%5D=25&sort=updated_at" + (since == null ? "" : "&filter%5Bupdated_since%5D=" + since), betweenPages);
        }

        /** Page by page; what the first one promises counts for all. */
        void walk(String path, Runnable betweenPages) {
            String promised = null;
            String next = path;
            while (next != null) {
                JsonNode page = get(next);
                page.path("data").forEach(one -> copy.put(one.path("id").asString(), one));
                promised = promised == null ? page.at("/meta/complete_until").asString() : promised;
                next = page.at("/links/next").isString() ? page.at("/links/next").asString() : null;
                betweenPages.run();
            }
            completeUntil = promised;
        }

        boolean asksForWhatCameAfter(Instant moment) {
            String since = completeUntil;
            return since != null && Instant.parse(since).isAfter(moment);
        }
    }

    /** A client that is asked to come again comes again. */
    private JsonNode get(String path) {
        return json(await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).until(() -> ask(path),
                answer -> answer.expectBody().returnResult().getStatus().value() != 503).expectStatus().isOk());
    }

    private WebTestClient.ResponseSpec ask(String path) {
        return as(changes.provider()).get().uri(URI.create(RunningService.url() + path)).exchange();
    }
}
