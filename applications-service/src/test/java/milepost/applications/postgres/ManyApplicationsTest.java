package milepost.applications.postgres;

import static milepost.applications.Offered.application;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.as;
import static milepost.applications.RunningService.execute;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import milepost.applications.RunningService;
import milepost.applications.application.ListApplications.Pages;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.application.ListApplications.Query;
import milepost.applications.application.ListApplications.SortKey;
import milepost.applications.domain.catalogue.LeadProviderId;
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
                FROM application, LATERAL (SELECT gen_random_uuid() AS id, application.created_at + (n / 5) * interval '1 ms' AS at
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

    private static JsonNode page(String query) {
        return get(PATH + query);
    }

    private static JsonNode get(String path) {
        return JSON.readTree(as(provider).get().uri(URI.create(RunningService.url() + path)).exchange().expectStatus().isOk()
                .expectBody().returnResult().getResponseBody());
    }
}
