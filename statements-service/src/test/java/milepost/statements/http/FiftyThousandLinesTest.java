package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.platform.testkit.TestTokens;
import milepost.statements.RunningService;
import milepost.statements.Told;
import milepost.statements.application.Catalogue;
import milepost.statements.application.Particulars;
import milepost.statements.application.ReportStatement;
import milepost.statements.application.ReportedLines;
import milepost.statements.application.Statements;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.ParticipantId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.assurance.Made;
import milepost.statements.domain.assurance.PartnerId;
import milepost.statements.domain.assurance.Person;
import milepost.statements.domain.assurance.Registration;
import milepost.statements.domain.assurance.Training;
import milepost.statements.domain.assurance.TrainingId;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.statement.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The report of a statement with as many declarations as the biggest provider makes in a year. */
class FiftyThousandLinesTest {

    private static final int MANY = 50_000;
    private static final Instant DECLARED = Instant.parse("2024-11-10T12:00:00Z");
    private static final UUID PROVIDER = UUID.randomUUID();
    private static final UUID STATEMENT = UUID.randomUUID();

    /** Copies of one that the service wrote itself. */
    private static final String DECLARE = """
            WITH made AS (
                INSERT INTO declaration
                SELECT row.* FROM declaration d, generate_series(2, %1$d) nth, jsonb_populate_record(d, jsonb_build_object(
                    'id', md5('%2$s' || nth)::uuid, 'participant_id', md5('%2$s' || nth)::uuid)) row
                WHERE d.id = '%2$s'
                RETURNING id)
            INSERT INTO line (declaration_id, statement_id, kind, status, source_version, attached_at, told)
            SELECT made.id, l.statement_id, l.kind, l.status, l.source_version, l.attached_at, l.told FROM made, line l WHERE l.declaration_id = '%2$s'
            RETURNING 1
            """;

    @BeforeAll
    static void declare() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
        RunningService.hears(Told.provider(PROVIDER, false));
        RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), Map.of("kind", "npq", "lead_provider_id", PROVIDER, "cohort", "2024a",
                "course_identifier", "npq-headship", "per_participant", "1000.00", "number_of_payment_periods", 4, "service_fee_percentage", 0,
                "recruitment_target", 72));
        RunningService.operator("PUT", "/statements/" + STATEMENT, Map.of("lead_provider_id", PROVIDER, "cohort", "2024a", "type", "npq", "month", 11,
                "year", 2024, "deadline_date", "2024-11-25", "payment_date", "2025-01-25"));
        UUID first = UUID.randomUUID();
        RunningService.hears(Told.declaration(first, PROVIDER, "submitted", 1, DECLARED));
        RunningService.rows(DECLARE.formatted(MANY, first));
        RunningService.execute("ANALYZE line", "ANALYZE declaration");
    }

    @AfterAll
    static void leave() {
        RunningService.execute("DELETE FROM line WHERE statement_id = '" + STATEMENT + "'",
                "DELETE FROM declaration WHERE lead_provider_id = '" + PROVIDER + "'", "VACUUM ANALYZE line", "VACUUM ANALYZE declaration");
    }

    @Test
    void theFileHasEveryLineOnce() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(RunningService.address() + "/operator/v1/statements/" + STATEMENT + "/assurance-report"))
                .timeout(Duration.ofMinutes(2)).header("Authorization", "Bearer " + TestTokens.operator()).build();
        try (var lines = new BufferedReader(new InputStreamReader(
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("Participant ID,");
            assertThat(lines.lines().filter(line -> line.contains(",payment,150.00,150.00,100.00,")).distinct().count()).isEqualTo(MANY);
        }
    }

    @Test
    void theFileIsReadFromTheDatabaseNoFasterThanItIsTaken() {
        var counted = new Counted(RunningService.bean(ReportedLines.class));
        var report = new ReportStatement(RunningService.bean(Statements.class), RunningService.bean(Catalogue.class), counted, new NobodyKnows());

        var taken = new AtomicInteger();
        var ahead = report.run(new StatementId(STATEMENT), DECLARED).flatMapMany(AssuranceRoutes::file)
                .limitRate(1)
                .map(_ -> counted.read.get() - taken.getAndIncrement())
                .reduce(Math::max).block(Duration.ofMinutes(2));

        assertThat(taken.get()).isEqualTo(1 + MANY / 100);
        assertThat(ahead).isLessThanOrEqualTo(3);
        assertThat(counted.mostAtOnce.get()).isEqualTo(1);
    }

    /** How many pages were read, and how many at a time. */
    private static final class Counted implements ReportedLines {

        final AtomicInteger read = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final ReportedLines lines;

        Counted(ReportedLines lines) {
            this.lines = lines;
        }

        @Override
        public Mono<Pages> of(Statement statement) {
            return lines.of(statement).map(pages -> (before, limit) -> next(pages, before, limit));
        }

        private Mono<Page> next(Pages pages, @Nullable Page before, int limit) {
            return Mono.defer(() -> {
                read.incrementAndGet();
                mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
                return pages.next(before, limit).doOnTerminate(running::decrementAndGet);
            });
        }

        @Override
        public Flux<VoidedLine> voided(StatementId id) {
            throw new AssertionError("a report tells every line");
        }
    }

    private static final class NobodyKnows implements Particulars {

        @Override
        public Mono<Map<DeclarationId, Made>> made(Collection<DeclarationId> declarations) {
            return Mono.just(Map.of());
        }

        @Override
        public Mono<Map<TrainingId, Training>> training(Collection<TrainingId> ids) {
            return Mono.just(Map.of());
        }

        @Override
        public Mono<Map<ParticipantId, Person>> people(Collection<ParticipantId> ids) {
            return Mono.just(Map.of());
        }

        @Override
        public Mono<Map<TrainingId, Registration>> registrations(Collection<TrainingId> applications) {
            return Mono.just(Map.of());
        }

        @Override
        public Mono<Map<PartnerId, String>> deliveryPartners(Collection<PartnerId> ids) {
            return Mono.just(Map.of());
        }
    }
}
