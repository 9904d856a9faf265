package milepost.participants.http.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.participants.RunningService;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.domain.LeadProviderId;
import milepost.platform.web.CsvFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider with as many participants as the biggest has. */
class FiftyThousandTest {

    private static final int MANY = 50_000;
    private static final int HANGING_UP = 40;
    private static final Trained BIG = Trained.byANewProvider();
    private static final String ENROL = """
            WITH people AS (
                INSERT INTO person (id, full_name, previous_names, trn_verified, version, created_at, updated_at)
                SELECT gen_random_uuid(), 'Crowd ' || n, '{}', false, 1, now(), now() FROM generate_series(1, %1$d) n
                RETURNING id, full_name),
            nested AS (
                INSERT INTO ecf_participant_document (participant_id, lead_provider_id, found_by, shape, body, created_at, updated_at)
                SELECT id, '%2$s', '{2024/,/active,2024/active}', 1, convert_to('{"id":"' || id || '","type":"participant","attributes":{"full_name":"'
                       || full_name || '","ecf_enrolments":[]}}', 'UTF8'), now(), now()
                  FROM people)
            INSERT INTO ecf_row_document (training_record_id, lead_provider_id, participant_id, role, cohort, shape, body, created_at, updated_at)
            SELECT gen_random_uuid(), '%2$s', id, 'ect', '2024', 1, convert_to('{"id":"' || id || '","type":"participant","attributes":{"full_name":"'
                   || full_name || '","email":null}}', 'UTF8'), now(), now()
              FROM people
            """;

    @BeforeAll
    static void enrol() {
        RunningService.execute(ENROL.formatted(MANY, BIG.provider()));
    }

    @AfterAll
    static void leave() {
        for (var table : List.of("ecf_row_document", "ecf_participant_document")) {
            RunningService.execute("DELETE FROM " + table + " WHERE lead_provider_id = '" + BIG.provider() + "'");
        }
        RunningService.execute("DELETE FROM person WHERE full_name LIKE 'Crowd %'");
    }

    @Test
    void theFileHasEveryRowOnce() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(BIG.stream("/api/v1/participants/ecf.csv"), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("id,full_name,email");
            assertThat(lines.lines().distinct().count()).isEqualTo(MANY);
        }
    }

    @Test
    void theFileIsReadFromTheDatabaseNoFasterThanItIsTaken() {
        var counted = new Counted(RunningService.bean(EcfPages.class));
        var all = new EcfPages.WantedRows(List.of(), Optional.empty());

        var taken = new AtomicInteger();
        var ahead = CsvFile.pieces(new ParticipantsFile(counted, BIG.provider(), all))
                .limitRate(1)
                .map(_ -> counted.read.get() - taken.getAndIncrement())
                .reduce(Math::max).block();

        assertThat(taken.get()).isEqualTo(1 + MANY / CsvFile.ROWS_AT_A_TIME);
        assertThat(ahead).isLessThanOrEqualTo(3);
        assertThat(counted.mostAtOnce.get()).isEqualTo(1);
    }

    @Test
    void listsOfThreeThousandComeToTheirEndWithoutGapOrRepetition() throws IOException {
        for (var start : List.of("/api/v3/participants/ecf?page[per_page]=3000", "/api/v2/participants/ecf?page[per_page]=3000&page[page]=1")) {
            var ids = new HashSet<String>();
            var sizes = new ArrayList<Integer>();
            for (var next = start; next != null;) {
                var page = read(next.replace("[", "%5B").replace("]", "%5D"));
                page.path("data").forEach(entry -> ids.add(entry.path("id").asString()));
                sizes.add(page.path("data").size());
                next = page.path("links").path("next").asStringOpt().orElse(null);
            }
            assertThat(ids).hasSize(MANY);
            assertThat(sizes).hasSize(17).startsWith(3_000).endsWith(2_000);
        }
    }

    /** Several times as many as the service has connections to its database. */
    @Test
    void clientsThatHangUpCostNoConnection() throws IOException {
        for (int i = 0; i < HANGING_UP; i++) {
            try (var body = BIG.stream("/api/v2/participants/ecf.csv")) {
                assertThat(body.read()).isEqualTo('i');
            }
        }

        assertThat(read("/api/v2/participants/ecf?page%5Bper_page%5D=2").path("data")).hasSize(2);
    }

    private static JsonNode read(String path) throws IOException {
        try (var body = BIG.stream(path)) {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** How many pages were read, and how many at a time. */
    private static final class Counted implements EcfPages {

        final AtomicInteger read = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final EcfPages pages;

        Counted(EcfPages pages) {
            this.pages = pages;
        }

        @Override
        public Flux<Entry> participants(LeadProviderId provider, Wanted wanted, Order order, Slice slice) {
            throw new AssertionError("a file has rows");
        }

        @Override
        public Flux<Entry> rows(LeadProviderId provider, WantedRows wanted, Order order, Slice slice) {
            return Flux.defer(() -> {
                read.incrementAndGet();
                mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
                return pages.rows(provider, wanted, order, slice).doOnComplete(running::decrementAndGet);
            });
        }
    }
}
