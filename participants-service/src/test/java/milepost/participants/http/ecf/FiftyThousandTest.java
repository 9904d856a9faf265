package milepost.participants.http.ecf;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.ecf.Records.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import milepost.participants.RunningService;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.Trn;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.Records;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.platform.web.CsvFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider with as many participants as the biggest has. */
class FiftyThousandTest {

    private static final int MANY = 50_000;
    private static final int HANGING_UP = 40;
    /** Of the server, and one page that is read before it is wanted (CsvFile). */
    private static final int SEND_WINDOW = 128;
    private static final int ONE_AHEAD = 1;
    /** What fits into the buffers of both ends of a connection, which are small here. */
    private static final int IN_THE_NETWORK = 10;
    private static final Trained BIG = Trained.byANewProvider();
    /** What stands in the rows of a provider besides the id, in their order. */
    private static final String ATTRIBUTES = "email,full_name,mentor_id,school_urn,participant_type,cohort,status,teacher_reference_number,"
            + "teacher_reference_number_validated,eligible_for_funding,pupil_premium_uplift,sparsity_uplift,training_status,training_record_id,"
            + "schedule_identifier,updated_at";
    /** Everybody is like this teacher, of whom everything is known, but for the id, the name and the record. */
    private static final Person LIKE = new Person(Examples.participant("somebody of the crowd"), "NAME", List.of(), new EmailAddress("crowd@example.org"),
            new TeacherReference(new Trn("3000001"), true), null, List.of());
    private static final TrainingRecord TRAINED = Records.teacher("training like everybody's", LIKE.id());
    private static final String ENROL = """
            WITH people AS (
                INSERT INTO person (id, full_name, previous_names, trn_verified, version, created_at, updated_at)
                SELECT gen_random_uuid(), 'Crowd ' || n, '{}', false, 1, now(), now() FROM generate_series(1, %1$d) n
                RETURNING id, full_name, gen_random_uuid() AS record),
            nested AS (
                INSERT INTO ecf_participant_document (participant_id, lead_provider_id, found_by, shape, body, created_at, updated_at)
                SELECT id, '%2$s', '{2024/,/active,2024/active}', 1, %3$s, now(), now() FROM people)
            INSERT INTO ecf_row_document (training_record_id, lead_provider_id, participant_id, role, cohort, shape, body, created_at, updated_at)
            SELECT record, '%2$s', id, 'ect', '2024', 1, %4$s, now(), now() FROM people
            """;

    @BeforeAll
    static void enrol() {
        var today = LocalDate.of(2025, 1, 6);
        var rendering = new JsonEcfDocuments();
        var view = EcfParticipantView.of(LIKE, ASTER, List.of(TRAINED), today).orElseThrow();
        RunningService.execute(ENROL.formatted(MANY, BIG.provider(), everybodys(rendering.participant(view, JANUARY)),
                everybodys(rendering.row(LIKE, view.records().getFirst(), JANUARY))));
    }

    private static String everybodys(byte[] document) {
        return "convert_to(replace(replace(replace('%s', '%s', id::text), 'NAME', full_name), '%s', record::text), 'UTF8')"
                .formatted(new String(document, StandardCharsets.UTF_8), LIKE.id(), TRAINED.id());
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
            assertThat(lines.readLine()).isEqualTo("id," + ATTRIBUTES);
            assertThat(lines.lines().filter(FiftyThousandTest::isWhole).distinct().count()).isEqualTo(MANY);
        }
    }

    private static boolean isWhole(String line) {
        return Arrays.stream(line.split(",")).filter(cell -> !cell.isEmpty()).count() == 1 + ATTRIBUTES.split(",").length;
    }

    /** Of a file of 500 pages. What a server holds is what it has read and the network has not taken. */
    @Test
    void aClientThatReadsALittleAndPausesHoldsNoMoreInMemoryThanTheSendWindow() throws IOException {
        var counted = (CountedPages) RunningService.bean(EcfPages.class);
        int before = settled(() -> counted.read(BIG.provider()));
        try (var socket = BIG.asksSlowly("/api/v1/participants/ecf.csv");
             var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            readUpTo("id," + ATTRIBUTES, lines);

            var held = settled(() -> counted.read(BIG.provider()) - before);
            assertThat(held).isBetween(SEND_WINDOW / 2, SEND_WINDOW + ONE_AHEAD + IN_THE_NETWORK);
            assertThat(lines.lines().filter(FiftyThousandTest::isWhole).count()).isEqualTo(MANY);
        }
        assertThat(counted.read(BIG.provider()) - before).isEqualTo(MANY / CsvFile.ROWS_AT_A_TIME + 1);
    }

    private static void readUpTo(String last, BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); !line.equals(last);) {
            line = Objects.requireNonNull(lines.readLine());
        }
    }

    /** The number once it is the same for a while. */
    private static int settled(IntSupplier number) {
        var seen = new AtomicInteger(-1);
        Awaitility.await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(2))
                .until(() -> number.getAsInt() == seen.getAndSet(number.getAsInt()));
        return seen.get();
    }

    @Test
    void theFileIsReadFromTheDatabaseNoFasterThanItIsTaken() {
        var counted = new CountedPages(RunningService.bean(EcfPages.class));
        var all = new EcfPages.WantedRows(List.of(), Optional.empty());

        var taken = new AtomicInteger();
        var ahead = CsvFile.pieces(new ParticipantsFile(counted, BIG.provider(), all))
                .limitRate(1)
                .map(_ -> counted.read(BIG.provider()) - taken.getAndIncrement())
                .reduce(Math::max).block();

        assertThat(taken.get()).isEqualTo(1 + MANY / CsvFile.ROWS_AT_A_TIME);
        assertThat(ahead).isLessThanOrEqualTo(3);
        assertThat(counted.mostAtOnce()).isEqualTo(1);
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

    @Test
    void aLargePageIsTheSmallOnesPutTogetherAtTheBeginningAsAtTheEnd() throws IOException {
        for (var list : List.of("/api/v3/participants/ecf?sort=created_at", "/api/v3/participants/ecf?sort=-updated_at", "/api/v1/participants/ecf?")) {
            for (int nth : new int[] {1, 17}) {
                var small = new ArrayList<String>();
                for (int each = 1 + (nth - 1) * 6; each <= nth * 6; each++) {
                    small.addAll(documents(list, 500, each));
                }

                assertThat(documents(list, 3_000, nth)).hasSize(nth == 1 ? 3_000 : 2_000).isEqualTo(small);
            }
        }
    }

    private static List<String> documents(String list, int perPage, int page) throws IOException {
        return read("%s&page%%5Bper_page%%5D=%d&page%%5Bpage%%5D=%d".formatted(list, perPage, page)).path("data").valueStream().map(JsonNode::toString)
                .toList();
    }

    /** Several times as many as the service has connections to its database. */
    @Test
    void clientsThatHangUpCostNoConnection() throws IOException {
        for (int i = 0; i < HANGING_UP; i++) {
            try (var body = BIG.stream("/api/v2/participants/ecf.csv")) {
                assertThat(body.read()).isEqualTo('i');
            }
            try (var body = BIG.stream("/api/v3/participants/ecf?page%5Bper_page%5D=3000")) {
                assertThat(body.read()).isEqualTo('{');
            }
        }

        assertThat(read("/api/v2/participants/ecf?page%5Bper_page%5D=2").path("data")).hasSize(2);
    }

    private static JsonNode read(String path) throws IOException {
        try (var body = BIG.stream(path)) {
            return JsonMapper.shared().readTree(body);
        }
    }
}
