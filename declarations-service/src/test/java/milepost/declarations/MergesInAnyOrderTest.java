package milepost.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.inmemory.DeclarationsInMemory;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.platform.messaging.Snapshot;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Who is whom is heard in pieces: whatever their order, and however often, declarations end up the same (decision D14). */
class MergesInAnyOrderTest {

    private static final int PEOPLE = 5;

    @Test
    void whateverOrderTheyAreHeardInDeclarationsEndUpTheSame() {
        Seeds.forEach("merges", 60, random -> {
            List<World> people = IntStream.range(0, PEOPLE).mapToObj(_ -> withoutNumber()).toList();
            List<Snapshot> before = people.stream().flatMap(world -> world.all().stream()).toList();
            List<String> lines = people.stream().map(_ -> Generators.pick(random, List.of("none", "none", "open", "payable", "paid"))).toList();
            List<Snapshot> changes = changes(random, people);

            Map<String, List<Object>> once = new Run(people, before, lines).hear(changes);
            Map<String, List<Object>> reversed = new Run(people, before, lines).hear(changes.reversed());
            List<Snapshot> anyhow = new ArrayList<>(changes);
            anyhow.addAll(changes);
            Map<String, List<Object>> shuffled = new Run(people, before, lines).hear(Generators.shuffled(random, anyhow));

            assertThat(reversed).isEqualTo(once);
            assertThat(shuffled).isEqualTo(once);
        });
    }

    private static World withoutNumber() {
        World world = new World();
        world.trn = null;
        return world;
    }

    /** Some ids are retired into others, some people turn out to have the same number; enrolments follow, some of them step by step. */
    private static List<Snapshot> changes(RandomGenerator random, List<World> people) {
        List<Snapshot> changes = new ArrayList<>();
        for (int nth = 0; nth < PEOPLE - 1; nth++) {
            World one = people.get(nth);
            World other = people.get(random.nextInt(nth + 1, PEOPLE));
            switch (random.nextInt(3)) {
                case 0 -> {
                    changes.add(one.retired(other.declaredAs));
                    people.stream().filter(each -> each.participant.equals(one.declaredAs)).forEach(each -> {
                        each.participant = other.declaredAs;
                        changes.add(each.enrolment());
                    });
                }
                case 1 -> {
                    one.trn = "100000" + random.nextInt(2);
                    changes.add(one.participant());
                }
                default -> { }
            }
        }
        people.forEach(each -> each.participant = each.declaredAs);
        return changes;
    }

    /** One service that hears everything in its own order. */
    private static final class Run {

        private final SimulatedSuite suite = new SimulatedSuite(Instant.parse("2024-11-20T12:00:00Z"), new SplittableRandom(5), Decoration.NONE);
        private final SimulatedProcess<DeclarationsInMemory> process = suite.start("declarations-service", MemoryDatabase.CommitFaults.NONE,
                DeclarationsInMemory::new);

        Run(List<World> people, List<Snapshot> before, List<String> lines) {
            before.forEach(this::hear);
            for (int nth = 0; nth < PEOPLE; nth++) {
                World world = people.get(nth);
                suite.clock().pass(Duration.ofSeconds(1));
                String id = declare(world);
                if (!lines.get(nth).equals("none")) {
                    hear(world.line(id, lines.get(nth)));
                }
            }
        }

        Map<String, List<Object>> hear(List<Snapshot> changes) {
            changes.forEach(this::hear);
            suite.clock().pass(Duration.ofSeconds(31));
            process.sweep();
            Map<String, List<Object>> after = standing();
            changes.forEach(this::hear);
            suite.clock().pass(Duration.ofSeconds(31));
            assertThat(process.sweep()).as("nothing is left to repair").isZero();
            assertThat(standing()).as("heard once more").isEqualTo(after);
            return after;
        }

        private void hear(Snapshot snapshot) {
            var transaction = process.service().projections().stream().filter(it -> it.topic().equals(snapshot.topic())).findFirst().orElseThrow();
            process.command(() -> transaction.fold(snapshot).filter(Boolean::booleanValue).flatMap(_ -> transaction.converge(snapshot))
                    .then(Mono.just(true)));
        }

        private String declare(World world) {
            Form form = new Form(world.participant.toString(), "started", "2024-11-05T09:30:00Z", world.course, null, world.partner.toString(), null, null);
            var outcome = process.command(() -> process.service().submit.submit(new SubmitDeclaration.Request(new ProviderId(world.provider), form,
                    World.NOW, suite.clock().instant())));
            assertThat(outcome).isInstanceOf(SubmitDeclaration.Outcome.Taken.class);
            return process.service().observed().stream().filter(it -> it.row().trainingId().equals(world.training)).findFirst().orElseThrow()
                    .row().id().toString();
        }

        private Map<String, List<Object>> standing() {
            Map<String, List<Object>> standing = new TreeMap<>();
            for (ObservedDeclaration it : process.service().observed()) {
                standing.put(it.row().trainingId().toString(), List.of(it.row().participantId(), it.row().state(), it.row().holdsSlot(),
                        it.row().fundable(), String.valueOf(it.row().supersededBy()),
                        it.worklist().stream().map(ObservedDeclaration.Concern::kind).collect(Collectors.toSet())));
            }
            return standing;
        }
    }
}
