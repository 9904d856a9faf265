package milepost.applications.postgres;

import static milepost.applications.Offered.application;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.as;
import static milepost.applications.RunningService.execute;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import milepost.applications.RunningService;
import milepost.applications.application.ListApplications.Pages;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.application.ListApplications.Query;
import milepost.applications.application.ListApplications.SortKey;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.platform.testkit.SlowClient;
import milepost.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One provider with 50,000 applications, read in the largest pages there are. */
class ManyApplicationsTest {

    private static final String PATH = "/api/v3/npq-applications";
    private static final int MANY = 50_000;
    private static final int LARGEST = 3_000;
    /** Of so many documents each query of a large page is (Documents). */
    private static final int CHUNK = 500;
    /** What fits into the buffers of both ends of a connection, which are small here, in chunks. */
    private static final int IN_THE_NETWORK = CHUNK;
    private static final int HANGING_UP = 40;
    /** What we send may be larger than what we would read. */
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static UUID provider;

    @BeforeAll
    static void oneOfThemComesInAndTheOthersAreLikeIt() {
        provider = provider();
        UUID first = received(application(provider, "npq-headship", "2024a", null));
        // the sweep has no reason to look at what one person would never have
        execute("UPDATE person SET shown_version = version WHERE id = (SELECT participant_id FROM application WHERE id = '" + first + "')");
        // five at a time share a stamp
        execute("""
                INSERT INTO application (id, participant_id, lead_provider_id, course_identifier, course_group, cohort, cohort_year, answers,
                    content_hash, status, verdict, previously_funded, effective_at, created_at, updated_at, version, document, etag, shape)
                SELECT made.id, participant_id, lead_provider_id, course_identifier, course_group, cohort, cohort_year, answers, content_hash,
                    status, verdict, previously_funded, effective_at, made.at, made.at, version,
                    convert_to(replace(convert_from(document, 'UTF8'), application.id::text, made.id::text), 'UTF8'), etag, shape
                FROM application, LATERAL (SELECT gen_random_uuid() AS id, application.created_at - interval '1 hour' + (n / 5) * interval '1 ms' AS at
                                           FROM generate_series(1, %d) n) made
                WHERE application.id = '%s'
                """.formatted(MANY - 1, first));
        // as the server does by itself, only later
        execute("VACUUM (ANALYZE) application");
    }

    @AfterAll
    static void theyAreGone() {
        execute("DELETE FROM application WHERE lead_provider_id = '" + provider + "' AND id NOT IN (SELECT application_id FROM application_history)");
    }

    @Test
    void firstAndLastPageHoldWhatBelongsThereHoweverTheyAreAskedFor() {
        List<String> all = inOrder();

        assertThat(ids(page("?page%5Bper_page%5D=5000"))).as("more than 3,000 are not given").isEqualTo(all.subList(0, LARGEST));
        assertThat(ids(page("?page%5Bper_page%5D=3000&page%5Bpage%5D=17"))).isEqualTo(all.subList(16 * LARGEST, MANY));
        assertThat(ids(page("?page%5Bper_page%5D=3000&page%5Bpage%5D=18"))).isEmpty();
        assertThat(ids(page("?page%5Bper_page%5D=3000&sort=-created_at"))).isEqualTo(all.reversed().subList(0, LARGEST));
    }

    @Test
    void cursorsLeadThroughAllOfThemOnceInOrder() {
        List<String> walked = new ArrayList<>();
        int pages = 0;
        String next = PATH + "?page%5Bper_page%5D=3000";
        while (next != null) {
            JsonNode page = get(next);
            walked.addAll(ids(page));
            next = page.at("/links/next").isString() ? page.at("/links/next").asString() : null;
            pages++;
        }

        assertThat(walked).isEqualTo(inOrder());
        assertThat(pages).isEqualTo(17);
    }

    /** Whatever is asked for, no more documents are looked up than the page shows, and one more. */
    @Test
    void noMoreDocumentsAreReadThanAPageHoldsOnTheFirstAsOnTheLast() {
        int onTheLast = MANY - 16 * LARGEST;
        Map<Part, Integer> parts = Map.of(new Part.Numbered(0, LARGEST + 1), LARGEST + 1, middle(), LARGEST + 1,
                new Part.Numbered(15L * LARGEST, LARGEST + 1), LARGEST + 1, new Part.Numbered(16L * LARGEST, LARGEST + 1), onTheLast);

        for (SortKey key : SortKey.values()) {
            for (boolean ascending : new boolean[] {true, false}) {
                parts.forEach((part, rows) -> {
                    Query query = new Query(new LeadProviderId(provider), Optional.empty(), null, List.of(), key, ascending, part);
                    assertThat(RunningService.bean(Pages.class).of(query).count().block()).isEqualTo((long) rows);
                    assertThat(plan(query)).as("%s of %s", part, key)
                            .containsPattern("Scan using application_pkey .* loops=" + rows + "\\)");
                });
            }
        }
    }

    /** First and last, by every key and in both directions: the same bytes, however many at a time. */
    @Test
    void aLargePageIsTheSmallOnesPutTogether() {
        for (String sort : List.of("created_at", "-created_at", "updated_at", "-updated_at")) {
            for (int nth : new int[] {1, 17}) {
                List<String> small = new ArrayList<>();
                for (int each = 1 + (nth - 1) * 30; each <= nth * 30; each++) {
                    documents(page("?sort=" + sort + "&page%5Bpage%5D=" + each)).forEach(small::add);
                }

                assertThat(documents(page("?sort=" + sort + "&page%5Bper_page%5D=3000&page%5Bpage%5D=" + nth))).isEqualTo(small);
            }
        }
    }

    @Test
    void everyPageIsReadInTheSameChunksAndOnlyTheFirstSkipsRows() {
        for (int nth : new int[] {1, 16, 17}) {
            List<Part> read = partsRead("?page%5Bper_page%5D=3000&page%5Bpage%5D=" + nth);

            assertThat(read).hasSize(nth == 17 ? 5 : 6);
            assertThat(read.getFirst()).isEqualTo(new Part.Numbered((nth - 1L) * LARGEST, CHUNK));
            assertThat(read.subList(1, 5)).allMatch(part -> part instanceof Part.After(_, _, var limit) && limit == CHUNK);
        }
        assertThat(partsRead("?page%5Bper_page%5D=3000").getLast()).matches(part -> part instanceof Part.After(_, _, var limit) && limit == CHUNK + 1);
        assertThat(partsRead("")).containsExactly(new Part.Numbered(0, 101));
    }

    /** What a server holds is what it has read and the network has not taken. */
    @Test
    void aClientThatReadsALittleAndPausesHoldsTwoChunksInMemoryAndNoConnection() throws IOException {
        for (String page : List.of("", "&page%5Bpage%5D=16")) {
            int before = read().rows().get();
            try (SlowClient client = slow("?page%5Bper_page%5D=3000" + page)) {
                assertThat(settled(before)).isBetween(CHUNK, 2 * CHUNK + IN_THE_NETWORK);
                assertThat(connections().acquiredSize()).isZero();

                JsonNode whole = JSON.readTree(client.takesTheRest());
                assertThat(documents(whole)).isEqualTo(documents(page("?page%5Bper_page%5D=3000" + page)));
            }
        }
    }

    /** Several times as many as the service has connections to its database. */
    @Test
    void clientsThatHangUpInTheMiddleCostNoConnection() throws IOException {
        for (int i = 0; i < HANGING_UP; i++) {
            slow("?page%5Bper_page%5D=3000").close();
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> connections().acquiredSize() == 0 && connections().pendingAcquireSize() == 0);
        assertThat(ids(page("?page%5Bper_page%5D=2"))).hasSize(2);
    }

    /** It moves to the end of the list, past the page, before the page has come to it. */
    @Test
    void whatChangesWhileAPageIsSentIsAmongWhatChangedSince() throws IOException {
        List<String> all = inOrder();
        String moving = all.get(LARGEST - 50);
        JsonNode page;
        try (SlowClient client = slow("?page%5Bper_page%5D=3000&sort=updated_at")) {
            execute("UPDATE application SET updated_at = clock_timestamp() WHERE id = '" + moving + "'");
            page = JSON.readTree(client.takesTheRest());
        }
        List<String> others = new ArrayList<>(all.subList(0, LARGEST + 1));
        others.remove(moving);

        assertThat(ids(page)).isEqualTo(others);
        assertThat(ids(page("?filter%5Bupdated_since%5D=" + page.at("/meta/complete_until").asString()))).contains(moving);
        execute("UPDATE application SET updated_at = created_at WHERE id = '" + moving + "'");
    }

    /** Counted, not timed: what the process allocates while a page is read and answered, the client's part of it included. */
    @Test
    void aPageTakesNoMoreMemoryAtTheEndOfTheListThanAtItsBeginning() {
        String full = "?page%5Bper_page%5D=3000&page%5Bpage%5D=";
        page(full + 1);

        long first = leastAllocated(full + 1);

        assertThat(leastAllocated(full + 16)).isLessThan(first * 3 / 2);
        assertThat(leastAllocated(full + 17)).as("a page that is not full").isLessThan(first);
        assertThat(leastAllocated(full + 1)).as("once more, after all of them").isLessThan(first * 3 / 2);
    }

    /** Other threads of the service allocate, too: the least of some is nearest to what the page takes. */
    private static long leastAllocated(String query) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return LongStream.range(0, 5).map(_ -> {
            long before = threads.getTotalThreadAllocatedBytes();
            as(provider).get().uri(URI.create(RunningService.url() + PATH + query)).exchange().expectStatus().isOk().expectBody().returnResult();
            return threads.getTotalThreadAllocatedBytes() - before;
        }).min().orElseThrow();
    }

    private static SlowClient slow(String query) throws IOException {
        return SlowClient.gets(RunningService.url() + PATH + query, TestTokens.provider(provider));
    }

    private static CountedPages.Count read() {
        return ((CountedPages) RunningService.bean(Pages.class)).of(new LeadProviderId(provider));
    }

    private static List<Part> partsRead(String query) {
        read().parts().clear();
        page(query);
        return List.copyOf(read().parts());
    }

    /** How many rows were read since then, once that is the same for a while. */
    private static int settled(int before) {
        var seen = new AtomicInteger(-1);
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofSeconds(1)).until(() -> read().rows().get() == seen.getAndSet(read().rows().get()));
        return seen.get() - before;
    }

    private static PoolMetrics connections() {
        return RunningService.bean(ConnectionPool.class).getMetrics().orElseThrow();
    }

    private static String plan(Query query) {
        var statement = PostgresPages.Statement.of(query);
        return String.join("\n", Binds.sql(RunningService.bean(DatabaseClient.class), "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + statement.text(),
                statement.binds().toArray()).map(row -> row.get(0, String.class)).all().collectList().block());
    }

    /** A cursor in the middle of the list, whichever way it is walked. */
    private static Part middle() {
        var row = rows("SELECT id, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS at FROM application WHERE lead_provider_id = '"
                + provider + "' ORDER BY created_at, id OFFSET 25000 LIMIT 1").getFirst();
        return new Part.After(Instant.parse(row.get("at")), UUID.fromString(row.get("id")), LARGEST + 1);
    }

    private static List<String> inOrder() {
        return rows("SELECT id FROM application WHERE lead_provider_id = '" + provider + "' ORDER BY created_at, id").stream()
                .map(row -> row.get("id")).toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("data").valueStream().map(one -> one.path("id").asString()).toList();
    }

    private static List<String> documents(JsonNode page) {
        return page.path("data").valueStream().map(JsonNode::toString).toList();
    }

    private static JsonNode page(String query) {
        return get(PATH + query);
    }

    private static JsonNode get(String path) {
        return JSON.readTree(as(provider).get().uri(URI.create(RunningService.url() + path)).exchange().expectStatus().isOk()
                .expectBody().returnResult().getResponseBody());
    }
}
