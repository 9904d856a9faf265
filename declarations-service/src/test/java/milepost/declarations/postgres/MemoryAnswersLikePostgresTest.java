package milepost.declarations.postgres;

import static milepost.platform.testkit.Generators.pick;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import milepost.declarations.application.Affected;
import milepost.declarations.application.CopiesOfOthers;
import milepost.declarations.application.DeclarationDocuments.Filter;
import milepost.declarations.application.DeclarationDocuments.Listed;
import milepost.declarations.application.DeclarationDocuments.Shown;
import milepost.declarations.application.DeclarationDocuments.Start;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.DeclarationHistories;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Entry;
import milepost.declarations.application.Outcomes;
import milepost.declarations.application.Oversight;
import milepost.declarations.application.Partnerings;
import milepost.declarations.application.PublishedDeclarations;
import milepost.declarations.application.Submissions;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.TrainingId;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.inmemory.DeclarationsInMemory;
import milepost.platform.messaging.Versions;
import milepost.platform.messaging.converge.OwnersAsked;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryOutbox;
import milepost.platform.simulation.Surroundings;
import milepost.platform.simulation.VirtualClock;
import milepost.platform.testkit.Seeds;
import milepost.platform.testkit.TestPostgres;
import milepost.platform.web.Lookups;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** Whatever was folded and stored before, every port answers in memory what it answers on PostgreSQL. */
class MemoryAnswersLikePostgresTest {

    private static final List<String> COPIES = List.of("lead_providers", "courses", "cohorts", "schedules", "delivery_partners", "partnerships",
            "participants", "applications", "enrolments", "contracts", "statements", "lines");
    private static final Instant REQUEST_CLOCK = Instant.parse("2024-11-20T12:00:00Z");

    private static final TestPostgres.Database MIGRATED = migrated();

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** The ports of one implementation. */
    private record Side(CopiesOfOthers copies, Declarations declarations, Submissions submissions, DeclarationDocuments documents,
                        DeclarationHistories histories, PublishedDeclarations published, Oversight oversight, Outcomes outcomes, Partnerings partnerings,
                        InstantSource clock) {
    }

    @Test
    void whateverWasFoldedAndStored() {
        Seeds.forEachOnAllCores("memory answers like PostgreSQL", 12, random -> {
            try (var database = new OfItsOwn()) {
                play(random, database);
            }
        });
    }

    private void play(RandomGenerator random, OfItsOwn database) {
        Side postgres = database.side();
        var clock = new VirtualClock(start);
        var memory = inMemory(clock);
        var facts = new RandomFacts(random, start);
        for (int step = 1; step <= 240; step++) {
            same(step(facts), postgres, memory);
            if (step % 80 == 0) {
                database.toCopies("UPDATE %s SET folded_at = folded_at - interval '10 minutes'");
                clock.pass(Duration.ofMinutes(10));
            }
            if (step % 20 == 0) {
                // what was folded since the last leap is fresh on either side, however long this test takes
                database.toCopies("UPDATE %s SET folded_at = clock_timestamp() WHERE folded_at > clock_timestamp() - interval '5 minutes'");
                compareEverything(facts, postgres, memory);
            }
        }
    }

    private static Function<Side, Object> step(RandomFacts facts) {
        return switch (facts.random.nextInt(4)) {
            case 0 -> store(facts.entry());
            case 1 -> attempt(facts);
            case 2 -> together(facts.together());
            default -> fold(facts.fact());
        };
    }

    private static Function<Side, Object> fold(RandomFacts.Fact fact) {
        return side -> side.copies().fold(fact.kind(), fact.version(), fact.row()).block();
    }

    /** Which were stored is the answer; in what order they are told is nobody's business. */
    private static Function<Side, Object> together(List<RandomFacts.Fact> facts) {
        List<CopiesOfOthers.Told> told = facts.stream().map(fact -> new CopiesOfOthers.Told(fact.version(), fact.row())).toList();
        return side -> side.copies().fold(facts.getFirst().kind(), told).collectSortedList().block();
    }

    /** The class of what fails is part of the answer: a slot that is taken is not just any failure. */
    private static Function<Side, Object> store(Entry entry) {
        return side -> side.declarations().store(entry).<Object>thenReturn("stored")
                .onErrorResume(DataIntegrityViolationException.class, failure -> Mono.just(failure.getClass())).block();
    }

    private static Function<Side, Object> attempt(RandomFacts facts) {
        Form form = facts.form();
        ProviderId provider = new ProviderId(pick(facts.random, facts.providers));
        Instant at = facts.start.minus(Duration.ofMinutes(pick(facts.random, List.of(5, 10, 20, 120))));
        String verdict = pick(facts.random, List.of("refused", "refused", "refused", "accepted", "repeated"));
        int times = form.participant().isPresent() ? facts.random.nextInt(1, 5) : 0;
        return side -> side.submissions().look(provider, form, REQUEST_CLOCK, at)
                .flatMap(looked -> Flux.range(0, times).concatMap(nth -> side.submissions().record(new Submissions.Attempt(provider, form,
                        looked.facts(), verdict, List.of("contract_missing"), null, REQUEST_CLOCK, at.plusMillis(nth))))
                        .then(Mono.just(looked.earlier()))).block();
    }

    private static void compareEverything(RandomFacts facts, Side postgres, Side memory) {
        for (UUID id : facts.declarations) {
            same(side -> side.documents().trainingOf(new DeclarationId(id)).blockOptional(), postgres, memory);
            same(side -> side.declarations().lock(Affected.one(new DeclarationId(id))).block(), postgres, memory);
            same(side -> side.declarations().lock(new Affected.TwinsOf(List.of(new DeclarationId(id)))).block(), postgres, memory);
            facts.providers.forEach(viewer -> same(side -> side.documents().find(new ProviderId(viewer), new DeclarationId(id))
                    .map(MemoryAnswersLikePostgresTest::plain).blockOptional(), postgres, memory));
            ProviderId viewer = new ProviderId(pick(facts.random, facts.providers));
            same(side -> side.histories().list(viewer, new DeclarationId(id), 0, 4).collectList().block(), postgres, memory);
            same(side -> side.histories().list(viewer, new DeclarationId(id), 2, 1).collectList().block(), postgres, memory);
        }
        same(side -> side.declarations().load(facts.declarations.stream().map(DeclarationId::new).toList())
                .map(MemoryAnswersLikePostgresTest::plain).collectList().block(), postgres, memory);
        facts.participants.forEach(id -> same(side -> side.declarations().lock(Affected.ofPerson(new ParticipantId(id))).block(),
                postgres, memory));
        facts.trainings.forEach(id -> same(side -> side.declarations().lock(new Affected.OfTrainings(List.of(new TrainingId(id)))).block(),
                postgres, memory));
        same(side -> side.declarations().lock(new Affected.TwinsOf(facts.declarations.stream().map(DeclarationId::new).toList())).block(), postgres, memory);
        compareSweeps(facts, postgres, memory);
        compareSubmissions(facts, postgres, memory);
        compareLists(facts, postgres, memory);
        comparePublished(facts, postgres, memory);
        compareOversight(facts, postgres, memory);
        compareOutcomes(facts, postgres, memory);
    }

    private static void compareOutcomes(RandomFacts facts, Side postgres, Side memory) {
        for (int i = 0; i < 6; i++) {
            ProviderId viewer = new ProviderId(pick(facts.random, facts.providers));
            ParticipantId participant = new ParticipantId(pick(facts.random, facts.participants));
            Outcomes.Of whose = facts.random.nextBoolean() ? new Outcomes.Of.One(participant)
                    : new Outcomes.Of.Everybody(facts.maybe(facts.start.minusSeconds(facts.random.nextInt(100))));
            Start from = facts.random.nextBoolean() ? new Start.Skipping(facts.random.nextInt(3))
                    : new Start.After(facts.start.minusSeconds(facts.random.nextInt(100)), pick(facts.random, facts.declarations));
            same(side -> side.outcomes().list(viewer, whose, from, 5).collectList().block(), postgres, memory);
            same(side -> side.outcomes().list(viewer, whose, from, 5).concatMap(it -> side.outcomes().find(viewer, it.outcome().id()))
                    .collectList().block(), postgres, memory);
            same(side -> side.outcomes().standing(viewer, participant).block(), postgres, memory);
            CourseIdentifier course = new CourseIdentifier(pick(facts.random, RandomFacts.COURSES));
            same(side -> side.outcomes().look(viewer, participant, course).block(), postgres, memory);
            Declared declared = facts.entry().declaration().declared();
            same(side -> side.partnerings().look(declared, declared.partners().primary(), declared.partners().secondary()).block(), postgres, memory);
        }
    }

    private static void compareSweeps(RandomFacts facts, Side postgres, Side memory) {
        UUID after = facts.maybe(pick(facts.random, facts.declarations));
        UUID last = facts.maybe(pick(facts.random, facts.declarations));
        int limit = facts.random.nextInt(1, 4);
        same(side -> side.declarations().lock(new Affected.Lagging(null, null)).block(), postgres, memory);
        same(side -> side.declarations().lock(new Affected.Lagging(after, last)).block(), postgres, memory);
        List<DeclarationId> some = facts.declarations.stream().filter(_ -> facts.random.nextBoolean()).map(DeclarationId::new).toList();
        same(side -> side.declarations().lock(new Affected.LaggingAmong(some)).block(), postgres, memory);
        Duration ago = Duration.ofMinutes(pick(facts.random, List.of(5, 15, 25, 35)));
        same(side -> side.declarations().restingOnWhatWasFoldedSince(side.clock().instant().minus(ago), 10_000).map(DeclarationId::value)
                .collect(Collectors.toCollection(TreeSet::new)).block(), postgres, memory);
        same(side -> side.declarations().lock(new Affected.ShapedBefore(2, after, limit)).block(), postgres, memory);
        same(side -> side.declarations().turning(limit).collectList().block(), postgres, memory);
        same(side -> side.declarations().endOfStretch(after, limit).blockOptional(), postgres, memory);
    }

    private static void compareSubmissions(RandomFacts facts, Side postgres, Side memory) {
        for (int i = 0; i < 12; i++) {
            Form form = facts.form();
            ProviderId provider = new ProviderId(pick(facts.random, facts.providers));
            Instant arrivedAt = facts.start.minus(Duration.ofMinutes(facts.random.nextInt(15)));
            same(side -> side.submissions().look(provider, form, REQUEST_CLOCK, arrivedAt)
                    .map(it -> Arrays.asList(it.known(), it.around().facts(), it.around().versions(), it.around().names(),
                            it.around().openStatement(), it.earlier(), it.oldest(), it.previous())).block(), postgres, memory);
        }
    }

    private static void compareLists(RandomFacts facts, Side postgres, Side memory) {
        for (int i = 0; i < 6; i++) {
            ProviderId viewer = new ProviderId(pick(facts.random, facts.providers));
            Filter filter = new Filter(facts.random.nextBoolean() ? List.of() : List.of(2024), facts.random.nextBoolean() ? List.of()
                    : List.of(pick(facts.random, facts.participants)), facts.random.nextBoolean() ? Set.of()
                    : Set.copyOf(List.of(facts.partners.getFirst(), pick(facts.random, facts.partners))), facts.maybe(facts.daysAgo()));
            Start from = facts.random.nextBoolean() ? new Start.Skipping(facts.random.nextInt(3))
                    : new Start.After(facts.daysAgo(), pick(facts.random, facts.declarations));
            same(side -> side.documents().list(viewer, filter, from, 3).map(MemoryAnswersLikePostgresTest::plain).collectList().block(),
                    postgres, memory);
        }
    }

    private static void comparePublished(RandomFacts facts, Side postgres, Side memory) {
        same(side -> side.published().byIds(facts.declarations.subList(0, 4)).collectList().block(), postgres, memory);
        same(side -> side.published().ofTraining(facts.trainings.getFirst()).collectList().block(), postgres, memory);
        same(side -> side.published().ofParticipant(facts.participants.getFirst()).collectList().block(), postgres, memory);
        same(side -> side.published().after(null, 3).collectList().block(), postgres, memory);
        same(side -> side.published().after(facts.declarations.getFirst(), 3).collectList().block(), postgres, memory);
    }

    private static void compareOversight(RandomFacts facts, Side postgres, Side memory) {
        UUID provider = facts.providers.getFirst();
        same(side -> side.oversight().worklist().collectList().block(), postgres, memory);
        same(side -> side.oversight().countByState().block(), postgres, memory);
        same(side -> side.oversight().groups(null).collectList().block(), postgres, memory);
        same(side -> side.oversight().groups(provider).collectList().block(), postgres, memory);
        for (UUID after : Arrays.asList(null, facts.declarations.getLast())) {
            RandomFacts.TYPES.forEach(type -> same(side -> side.oversight().declarations(provider, "2024a", type.slug(), after, 2).collectList().block(),
                    postgres, memory));
        }
    }

    private static void same(Function<Side, Object> question, Side postgres, Side memory) {
        assertThat(question.apply(memory)).isEqualTo(question.apply(postgres));
    }

    private static Object plain(Shown shown) {
        return List.of(shown.etag(), new String(shown.body(), StandardCharsets.UTF_8));
    }

    private static Object plain(Listed listed) {
        return List.of(listed.id(), listed.createdAt(), new String(listed.body(), StandardCharsets.UTF_8));
    }

    private static Object plain(Declarations.Loaded loaded) {
        var kept = loaded.kept();
        var around = loaded.around();
        return List.of(kept.declaration(), kept.version(), kept.seen(), kept.createdAt(), kept.updatedAt(),
                kept.documents().stream().sorted(Comparator.comparing(document -> document.viewer().toString())).toList(),
                around.facts(), around.versions(), around.names(), around.openStatement(), loaded.mayHaveTwins());
    }

    private static Side inMemory(VirtualClock clock) {
        var database = new MemoryDatabase(clock, MemoryDatabase.CommitFaults.NONE);
        var service = new DeclarationsInMemory(new Surroundings("declarations-service", database, new MemoryOutbox(database, "declarations-service"),
                new OwnersAsked(_ -> Flux.empty(), _ -> Mono.empty()), new Versions(1), UUID::randomUUID, clock, Decoration.NONE));
        return new Side(service.copies, service.declarations, service.submissions, service.documents, service.histories,
                service.published, service.oversight, service.outcomes, service.partnerings, clock);
    }

    private static TestPostgres.Database migrated() {
        TestPostgres.Database database = TestPostgres.freshDatabase("declarations");
        Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/platform", "classpath:db/migration").load().migrate();
        return database;
    }

    /** A database for one case, with one connection to it. */
    private static final class OfItsOwn implements AutoCloseable {

        private final SingleConnectionFactory connections = connected(TestPostgres.copyOf(MIGRATED, "declarations"));
        private final DatabaseClient db = DatabaseClient.builder().connectionFactory(connections).namedParameters(false).build();
        private final LoopResources loops = LoopResources.create("lookups", 1, true);
        private final Lookups lookups = new Lookups(loops, _ -> connections, Duration.ofMinutes(1));

        Side side() {
            return new Side(new PostgresCopies(db), new PostgresDeclarations(db), new PostgresSubmissions(db),
                    new PostgresDocuments(db, lookups), new PostgresHistories(db), new PostgresPublished(db), new PostgresOversight(db),
                    new PostgresOutcomes(db), new PostgresPartnerings(db), InstantSource.system());
        }

        void toCopies(String sql) {
            COPIES.forEach(table -> db.sql(sql.formatted(table)).then().block());
        }

        @Override
        public void close() {
            lookups.destroy();
            connections.destroy();
            loops.dispose();
        }

        private static SingleConnectionFactory connected(TestPostgres.Database database) {
            var connections = ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl()).mutate()
                    .option(ConnectionFactoryOptions.USER, database.user()).option(ConnectionFactoryOptions.PASSWORD, database.password()).build());
            return new SingleConnectionFactory(Mono.from(connections.create()).block(), connections.getMetadata(), true);
        }
    }
}
