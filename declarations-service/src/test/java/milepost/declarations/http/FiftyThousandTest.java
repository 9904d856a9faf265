package milepost.declarations.http;

import static milepost.declarations.RunningService.bean;
import static milepost.declarations.RunningService.execute;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.declarations.RunningService;
import milepost.declarations.World;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.TrainingId;
import milepost.platform.testkit.TestTokens;
import milepost.platform.web.CsvFile;
import milepost.platform.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A provider with as many declarations as the biggest has in a year. */
class FiftyThousandTest {

    private static final int MANY = 50_000;
    private static final int HANGING_UP = 40;
    private static final UUID BIG = UUID.randomUUID();
    private static final DeclarationDocuments.Filter ALL = new DeclarationDocuments.Filter(List.of(), List.of(), Set.of(), null);

    /** Copies of one that the service wrote itself. */
    private static final String DECLARE = """
            WITH made AS (
                INSERT INTO declarations
                SELECT row.* FROM declarations d, generate_series(1, %1$d) nth, jsonb_populate_record(d, jsonb_build_object(
                    'id', gen_random_uuid(), 'holds_slot', false, 'lead_provider_id', '%2$s', 'created_at', d.created_at + nth * interval '1 millisecond')) row
                WHERE d.id = '%3$s'
                RETURNING id, created_at)
            INSERT INTO declaration_documents
            SELECT copy.* FROM made, declaration_documents x, jsonb_populate_record(x, jsonb_build_object(
                'declaration_id', made.id, 'provider_id', '%2$s', 'created_at', made.created_at,
                'body', '\\x' || encode(convert_to(replace(convert_from(x.body, 'UTF8'), '%3$s', made.id::text), 'UTF8'), 'hex'))) copy
            WHERE x.declaration_id = '%3$s'
            """;

    @BeforeAll
    static void declare() {
        World world = new World().told();
        execute(DECLARE.formatted(MANY, BIG, post(world, world.started()).id()));
        // what autovacuum does within a minute; until then the planner takes the provider for a small one
        execute("ANALYZE declarations");
        execute("ANALYZE declaration_documents");
    }

    @AfterAll
    static void leave() {
        execute("DELETE FROM declaration_documents WHERE provider_id = '" + BIG + "'");
        execute("DELETE FROM declarations WHERE lead_provider_id = '" + BIG + "'");
        execute("VACUUM ANALYZE declarations");
        execute("VACUUM ANALYZE declaration_documents");
    }

    @Test
    void theFileHasEveryDeclarationOnce() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(stream("/api/v1/participant-declarations.csv"), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("id,participant_id,");
            assertThat(lines.lines().distinct().count()).isEqualTo(MANY);
        }
    }

    @Test
    void theFileIsReadFromTheDatabaseNoFasterThanItIsTaken() {
        var counted = new Counted(bean(DeclarationDocuments.class));

        var taken = new AtomicInteger();
        var ahead = CsvFile.pieces(new DeclarationsFile(counted, new ProviderId(BIG), ALL, ApiVersion.V2))
                .limitRate(1)
                .map(_ -> counted.read.get() - taken.getAndIncrement())
                .reduce(Math::max).block();

        assertThat(taken.get()).isEqualTo(1 + MANY / CsvFile.ROWS_AT_A_TIME);
        assertThat(ahead).isLessThanOrEqualTo(3);
        assertThat(counted.mostAtOnce.get()).isEqualTo(1);
    }

    @Test
    void aLargePageIsTheSmallOnesPutTogetherAtTheBeginningAsAtTheEnd() throws IOException {
        for (var version : List.of("v3", "v2")) {
            for (int nth : new int[] {1, 17}) {
                var small = new ArrayList<String>();
                for (int each = 1 + (nth - 1) * 6; each <= nth * 6; each++) {
                    small.addAll(documents(version, 500, each));
                }

                assertThat(documents(version, 3_000, nth)).hasSize(nth == 1 ? 3_000 : 2_000).isEqualTo(small);
            }
        }
    }

    private static List<String> documents(String version, int perPage, int page) throws IOException {
        var path = "/api/%s/participant-declarations?page%%5Bper_page%%5D=%d&page%%5Bpage%%5D=%d".formatted(version, perPage, page);
        try (var body = stream(path)) {
            return Json.mapper().readTree(body).path("data").valueStream().map(JsonNode::toString).toList();
        }
    }

    /** Several times as many as the service has connections to its database. */
    @Test
    void clientsThatHangUpCostNoConnection() throws IOException {
        for (int i = 0; i < HANGING_UP; i++) {
            try (var body = stream("/api/v2/participant-declarations.csv")) {
                assertThat(body.read()).isEqualTo('i');
            }
            try (var body = stream("/api/v3/participant-declarations?page%5Bper_page%5D=3000")) {
                assertThat(body.read()).isEqualTo('{');
            }
        }

        assertThat(get(BIG, "/api/v2/participant-declarations?page%5Bper_page%5D=2").body().path("data")).hasSize(2);
    }

    @Test
    void aFilterFindsTheFewAmongMany() {
        assertThat(get(BIG, "/api/v3/participant-declarations?filter%5Bdelivery_partner_id%5D=" + UUID.randomUUID()).body().path("data")).isEmpty();
    }

    private static InputStream stream(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(RunningService.address() + path)).timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + TestTokens.provider(BIG)).build();
        try {
            var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, stopped);
        }
    }

    /** How many pages were read, and how many at a time. */
    private static final class Counted implements DeclarationDocuments {

        final AtomicInteger read = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final DeclarationDocuments stored;

        Counted(DeclarationDocuments stored) {
            this.stored = stored;
        }

        @Override
        public Mono<Shown> find(ProviderId viewer, DeclarationId id) {
            throw new AssertionError("a file is a list");
        }

        @Override
        public Mono<Shown> committed(ProviderId viewer, DeclarationId id) {
            throw new AssertionError("a file is a list");
        }

        @Override
        public Mono<TrainingId> trainingOf(DeclarationId id) {
            throw new AssertionError("a file is a list");
        }

        @Override
        public Flux<Listed> list(ProviderId viewer, Filter filter, Start start, int limit) {
            return Flux.defer(() -> {
                read.incrementAndGet();
                mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
                return stored.list(viewer, filter, start, limit).doOnComplete(running::decrementAndGet);
            });
        }
    }
}
