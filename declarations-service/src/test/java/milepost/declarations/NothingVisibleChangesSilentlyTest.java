package milepost.declarations;

import static milepost.declarations.Others.snapshot;
import static milepost.declarations.Others.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import milepost.declarations.application.ChangePartners;
import milepost.declarations.application.DeclarationDocuments.Start;
import milepost.declarations.application.Outcomes;
import milepost.declarations.application.RecordOutcome;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.outcome.OutcomeForm;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.inmemory.DeclarationsInMemory;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is asked for and heard, in any order: what a provider sees never changes without its {@code updated_at} (decision A8). */
class NothingVisibleChangesSilentlyTest {

    @Test
    void whateverIsAskedForAndHeard() {
        Seeds.forEach("visible changes", 40, random -> {
            Story story = new Story(random);
            for (int step = 0; step < 40; step++) {
                story.goOn();
            }
        });
    }

    /** What somebody could see at some time. */
    private record Sight(String content, Instant updatedAt) {
    }

    private static final class Story {

        private final RandomGenerator random;
        private final SimulatedSuite suite = new SimulatedSuite(Instant.parse("2024-11-20T12:00:00Z"), new SplittableRandom(17), Decoration.NONE);
        private final SimulatedProcess<DeclarationsInMemory> process = suite.start("declarations-service", MemoryDatabase.CommitFaults.NONE,
                DeclarationsInMemory::new);
        private final World world = new World();
        private final World survivor = new World();
        private final UUID maker = world.provider;
        private final UUID next = UUID.randomUUID();
        private final UUID secondPartner = UUID.randomUUID();
        private Map<String, Sight> seen = new TreeMap<>();
        private int outcomes;

        Story(RandomGenerator random) {
            this.random = random;
            world.all().forEach(this::hear);
            hear(survivor.participant());
            hear(snapshot("catalogue", "delivery-partner", "delivery-partner/" + secondPartner, with("id", secondPartner, "name", "Cedar Schools")));
            hear(snapshot("catalogue", "partnership", "partnership/" + maker + "/" + secondPartner, with("lead_provider_id", maker,
                    "delivery_partner_id", secondPartner, "cohorts", List.of(world.cohort))));
        }

        void goOn() {
            suite.clock().pass(Duration.ofMillis(random.nextInt(3)));
            switch (random.nextInt(10)) {
                case 0, 1 -> declare();
                case 2, 3 -> report();
                case 4 -> eachOf(it -> process.service().take.byProvider(new ProviderId(maker), it, World.NOW));
                case 5 -> eachOf(it -> process.service().changePartners.change(new ChangePartners.Request(new ProviderId(maker), it, partners(), World.NOW)));
                case 6 -> any().ifPresent(it -> hear(world.line(it.row().id().toString(), Generators.pick(random, List.of("open", "payable", "paid")))));
                case 7 -> {
                    world.verdict = Generators.pick(random, List.of("eligible", "not_eligible", "unconfirmed"));
                    hear(world.application());
                }
                case 8 -> {
                    world.provider = random.nextBoolean() ? maker : next;
                    hear(world.enrolment());
                }
                default -> {
                    world.participant = survivor.participant;
                    hear(random.nextBoolean() ? world.enrolment() : world.retired(survivor.participant));
                }
            }
            look();
        }

        private void look() {
            Map<String, Sight> now = new TreeMap<>();
            for (ObservedDeclaration declaration : process.service().observed()) {
                declaration.documents().forEach((viewer, document) -> now.put("declaration " + declaration.row().id() + " " + viewer,
                        new Sight(withoutStamp(document.body()), document.updatedAt())));
                assertThat(declaration.row().outcomeResult()).isEqualTo(declaration.outcomes().isEmpty() ? null : declaration.outcomes().getLast().state());
            }
            for (UUID viewer : List.of(maker, next)) {
                for (Outcomes.Shown shown : process.service().outcomes.list(new ProviderId(viewer), new Outcomes.Of.Everybody(null),
                        new Start.Skipping(0), 1000).collectList().block()) {
                    now.put("outcome " + shown.outcome().id() + " " + viewer, new Sight(shown.outcome() + " " + shown.participant(), shown.updatedAt()));
                }
            }
            int count = process.service().observed().stream().mapToInt(it -> it.outcomes().size()).sum();
            compare(now, count > outcomes);
            outcomes = count;
            seen = now;
        }

        private void compare(Map<String, Sight> now, boolean outcomeAdded) {
            seen.forEach((what, before) -> {
                Sight after = now.get(what);
                if (after == null) {
                    assertThat(what).as("its maker loses nothing").doesNotEndWith(maker.toString());
                } else if (!after.content().equals(before.content())) {
                    assertThat(after.updatedAt()).as(what + " changed").isAfter(before.updatedAt());
                } else if (!outcomeAdded) {
                    assertThat(after.updatedAt()).as(what + " is as it was").isEqualTo(before.updatedAt());
                }
            });
        }

        private void declare() {
            boolean completed = random.nextBoolean();
            Form form = new Form(world.participant.toString(), completed ? "completed" : "started", "2024-11-05T09:30:00Z", world.course,
                    completed ? "true" : null, world.partner.toString(), null, null);
            ask(() -> process.service().submit.submit(new SubmitDeclaration.Request(new ProviderId(maker), form, World.NOW, suite.clock().instant())));
        }

        private void report() {
            OutcomeForm form = new OutcomeForm(world.course, Generators.pick(random, List.of("passed", "failed")),
                    Generators.pick(random, List.of("2024-11-18", "2024-11-19")));
            ask(() -> process.service().recordOutcome.record(new RecordOutcome.Request(new ProviderId(world.provider),
                    new ParticipantId(world.participant), form, World.NOW)));
        }

        private Form partners() {
            UUID first = random.nextBoolean() ? world.partner : secondPartner;
            return new Form(null, null, null, null, null, first.toString(), null, null);
        }

        private void eachOf(Function<DeclarationId, Mono<?>> command) {
            any().ifPresent(it -> ask(() -> command.apply(new DeclarationId(it.row().id()))));
        }

        private Optional<ObservedDeclaration> any() {
            List<ObservedDeclaration> all = process.service().observed();
            return all.isEmpty() ? Optional.empty() : Optional.of(Generators.pick(random, all));
        }

        /** Nobody answers for the other services here: a refusal that has to be confirmed does not come about. */
        private void ask(Supplier<Mono<?>> command) {
            try {
                process.command(() -> command.get().then(Mono.just(true)));
            } catch (OwnerUnavailable _) {
                // it was refused, and nothing was written
            }
        }

        private void hear(Snapshot snapshot) {
            Projection projection = process.service().projections().stream().filter(it -> it.topic().equals(snapshot.topic())).findFirst().orElseThrow();
            process.command(() -> projection.fold(snapshot).filter(Boolean::booleanValue).flatMap(_ -> projection.converge(snapshot))
                    .then(Mono.just(true)));
        }

        private static String withoutStamp(byte @Nullable [] body) {
            ObjectNode document = (ObjectNode) Json.exact().readTree(body);
            ((ObjectNode) document.path("attributes")).remove("updated_at");
            return document.toString();
        }
    }
}
