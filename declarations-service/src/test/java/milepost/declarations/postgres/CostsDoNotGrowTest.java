package milepost.declarations.postgres;

import static milepost.declarations.RunningService.bean;
import static milepost.declarations.RunningService.execute;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.declarations.World;
import milepost.declarations.application.Submissions;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.platform.web.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks PostgreSQL how it would go about the queries of every request and every record, once there are many people. */
class CostsDoNotGrowTest {

    private static final int PAGE = 120;
    private static final int MANY = 40;

    private static final World WORLD = new World().told();
    private static final String DECLARATION = post(WORLD, WORLD.started()).id();

    @BeforeAll
    static void manyPeople() {
        execute("INSERT INTO participants (id, version, folded_at) SELECT gen_random_uuid(), 1, now() FROM generate_series(1, 5000)");
        execute("ANALYZE participants");
    }

    @Test
    void whoIsTheSamePersonIsFoundByIndexes() {
        String load = PostgresDeclarations.LOAD.replace("$1", "'{" + DECLARATION + "}'::uuid[]");
        String lock = PostgresDeclarations.LOCK_OF_PERSONS.replace("$1", "'{" + WORLD.participant + "}'");
        String lagging = PostgresDeclarations.LOCK_LAGGING.replace("$1", "'" + new UUID(0, 0) + "'::uuid")
                .replace("$2", "'" + DECLARATION + "'::uuid");

        String same = "SELECT id FROM same_person('" + WORLD.participant + "') AS same (id)";

        assertThat(plan(same)).doesNotContain("Seq Scan on participants").contains("participants_by_trn", "participants_by_survivor");
        assertThat(plan(load)).doesNotContain("Seq Scan on participants").contains("participants_pkey");
        assertThat(plan(lock)).doesNotContain("Seq Scan on participants");
        assertThat(plan(lagging)).doesNotContain("Seq Scan on participants").contains("participants_pkey");
    }

    @Test
    void noSubmissionIsPlannedForItsOwnSake() {
        Submissions submissions = bean(Submissions.class);
        Form form = new Form(WORLD.participant.toString(), "started", "2024-11-05T09:30:00Z", WORLD.course, null, null, null, null);

        Map<String, Object> plans = submissions.lock(form)
                .thenMany(Flux.range(0, 8).concatMap(_ -> submissions.look(new ProviderId(WORLD.provider), form, World.NOW, Instant.now())))
                .then(Mono.defer(() -> bean(DatabaseClient.class).sql("SELECT generic_plans, custom_plans FROM pg_prepared_statements "
                        + "WHERE statement LIKE '%survivor_trains%' AND statement LIKE '%accepted_at DESC NULLS LAST, e.id%'").fetch().one()))
                .as(bean(TransactionalOperator.class)::transactional).block();

        assertThat(plans).containsEntry("custom_plans", 0L);
        assertThat((Long) plans.get("generic_plans")).isGreaterThanOrEqualTo(8);
    }

    @Test
    void theTwinsOfManyAreFoundWithoutLookingAtEverybodys() {
        UUID everybody = UUID.randomUUID();
        execute("INSERT INTO declarations SELECT (jsonb_populate_record(null::declarations, to_jsonb(d) || jsonb_build_object("
                + "'id', gen_random_uuid(), 'training_id', gen_random_uuid(), 'participant_id', p.id, 'declared_participant_id', p.id, "
                + "'lead_provider_id', '" + everybody + "'))).* FROM declarations d, participants p WHERE d.id = '" + DECLARATION + "'");
        execute("ANALYZE declarations");
        String many = rows("SELECT (array_agg(id))[1:" + MANY + "]::text AS ids FROM declarations WHERE lead_provider_id = '" + everybody + "'")
                .getFirst().get("ids");

        long blocks = blocks(PostgresDeclarations.LOCK_TWINS.replace("$1", "'" + many + "'::uuid[]"));
        execute("DELETE FROM declarations WHERE lead_provider_id = '" + everybody + "'");

        assertThat(blocks).isBetween(1L, 40L * MANY);
    }

    @Test
    void aPageOfAProviderThatStatisticsDoNotKnowCostsNoMoreThanItsRows() {
        UUID unknown = UUID.randomUUID();
        execute("ANALYZE declaration_documents");
        execute("INSERT INTO declarations SELECT (jsonb_populate_record(null::declarations, to_jsonb(d) || jsonb_build_object("
                + "'id', gen_random_uuid(), 'holds_slot', false, 'training_id', gen_random_uuid(), 'lead_provider_id', '" + unknown + "'))).* "
                + "FROM declarations d, generate_series(1, " + PAGE + ") WHERE d.id = '" + DECLARATION + "'");
        execute("INSERT INTO declaration_documents (declaration_id, provider_id, participant_id, start_year, content_hash, shape, created_at, updated_at, body) "
                + "SELECT d.id, '" + unknown + "', d.participant_id, 2024, 'h', 1, d.created_at, d.updated_at, 'b' "
                + "FROM declarations d WHERE d.lead_provider_id = '" + unknown + "'");

        String page = PostgresDocuments.PAGE.replace("$1", "'" + unknown + "'").replace("$2", "'{}'").replace("$3", "'{}'")
                .replace("$4", "'{}'").replace("$5", "'1970-01-01'").replace("$6", "0").replace("$7", "3000");
        long blocks = blocks(page);

        assertThat(blocks).isBetween(1L, 8L * PAGE);
    }

    @Test
    void aPageOfOutcomesCostsNoMoreThanItsRows() {
        UUID unknown = UUID.randomUUID();
        execute("INSERT INTO outcomes (id, declaration_id, participant_id, course_identifier, state, completion_date, recorded_at, updated_at) "
                + "SELECT gen_random_uuid(), '" + DECLARATION + "', gen_random_uuid(), 'npq-headship', 'passed', '2024-11-05', at, at "
                + "FROM generate_series(now(), now() + interval '5000 seconds', interval '1 second') at");
        execute("INSERT INTO outcome_viewers SELECT '" + unknown + "', recorded_at, id, declaration_id FROM outcomes WHERE declaration_id = '"
                + DECLARATION + "'");

        String page = PostgresOutcomes.SKIPPING_OF_ALL.replace("$1", "'" + unknown + "'").replace("$2", "'1970-01-01'")
                .replace("$3", "0").replace("$4", String.valueOf(PAGE));
        long blocks = blocks(page);
        execute("DELETE FROM outcome_viewers WHERE provider_id = '" + unknown + "'");
        execute("DELETE FROM outcomes WHERE declaration_id = '" + DECLARATION + "'");

        assertThat(blocks).isBetween(1L, 8L * PAGE);
    }

    private static long blocks(String sql) {
        return rows("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql).stream().flatMap(row -> row.values().stream())
                .map(json -> Json.exact().readTree(json).get(0).path("Plan"))
                .mapToLong(plan -> plan.path("Shared Hit Blocks").asLong() + plan.path("Shared Read Blocks").asLong()).sum();
    }

    private static String plan(String sql) {
        return rows("EXPLAIN " + sql).stream().flatMap(row -> row.values().stream()).collect(Collectors.joining("\n"));
    }
}
