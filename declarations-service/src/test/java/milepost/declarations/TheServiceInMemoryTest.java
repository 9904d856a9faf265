package milepost.declarations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import milepost.declarations.application.CopiesOfOthers.Kind;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.application.VoidDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.domain.submission.Reason;
import milepost.declarations.inmemory.DeclarationsInMemory;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Trace;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.PostgresHash;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;

/** The service put together over memory does what it does over PostgreSQL. */
class TheServiceInMemoryTest {

    private final SimulatedSuite suite = new SimulatedSuite(Instant.parse("2024-11-20T12:00:00Z"), new SplittableRandom(3), Decoration.NONE);
    private final Commits commits = new Commits();
    private final SimulatedProcess<DeclarationsInMemory> process = suite.start("declarations-service", commits, DeclarationsInMemory::new);
    private final DeclarationsInMemory service = process.service();
    private final World world = new World();
    private final ProviderId provider = new ProviderId(world.provider);

    private static final class Commits implements MemoryDatabase.CommitFaults {

        private boolean fail;

        @Override
        public void beforeCommit() {
            if (fail) {
                throw new IllegalStateException("the connection is gone");
            }
        }

        @Override
        public void afterCommit() {
        }
    }

    @Test
    void aDeclarationIsTakenPaidAndTakenBack() {
        hears(world.all());
        String id = taken(world.started());
        assertThat(observed().row().state()).isEqualTo("submitted");

        hears(List.of(world.line(id, "open"), world.line(id, "payable"), world.line(id, "paid")));
        assertThat(process.command(() -> service.take.byProvider(provider, new DeclarationId(UUID.fromString(id)), World.NOW)))
                .isInstanceOf(VoidDeclaration.Outcome.Done.class);

        assertThat(observed().history()).extracting(ObservedDeclaration.Step::state)
                .containsExactly("submitted", "eligible", "payable", "paid", "awaiting_clawback");
        assertThat(observed().documents().keySet()).containsExactly(world.provider);
        assertThat(Json.exact().readTree(observed().documents().get(world.provider).body()).at("/attributes/state").asString())
                .isEqualTo("awaiting_clawback");
        assertThat(process.query(() -> service.oversight.groups(world.provider).single()).hash())
                .isEqualTo(Long.toHexString(PostgresHash.of(id + ":awaiting_clawback")));
        while (process.outbox().waiting() > 0) {
            process.relay(0);
        }
        assertThat(suite.broker().records("milepost.declarations")).hasSize(5);
    }

    @Test
    void whatIsTurnedDownIsRememberedWithItsReason() {
        hears(world.all());
        taken(world.started());

        var again = process.command(() -> service.submit.submit(request(world.started())));

        assertThat(again).isInstanceOfSatisfying(SubmitDeclaration.Outcome.Turned.class, turned ->
                assertThat(turned.reasons()).containsExactly(Reason.DECLARATION_ALREADY_EXISTS));
        assertThat(service.attempts()).extracting(attempt -> attempt.verdict()).containsExactly("accepted", "refused");
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        hears(world.all());
        commits.fail = true;

        assertThatThrownBy(() -> taken(world.started())).isInstanceOf(IllegalStateException.class);

        assertThat(service.observed()).isEmpty();
        assertThat(service.attempts()).isEmpty();
        assertThat(process.outbox().waiting()).isZero();
    }

    @Test
    void anOlderCopyIsIgnored() {
        Snapshot older = world.application();
        world.verdict = "not_eligible";
        hears(world.all());
        String id = taken(world.started());
        assertThat(observed().row().ineligibleReason()).isEqualTo("not_eligible_for_funding");

        hears(List.of(older));

        assertThat(service.observed()).extracting(it -> it.row().id() + " " + it.row().state()).containsExactly(id + " ineligible");
    }

    @Test
    void aRebuildFindsTheSameCopiesAndASweepWhatWasMissed() {
        hears(world.all());
        String id = taken(world.started());
        var enrolments = service.copied(Kind.ENROLMENT);
        append(world.line(id, "open"));

        process.rebuild();
        assertThat(service.copied(Kind.ENROLMENT)).isEmpty();
        consume();

        assertThat(service.copied(Kind.ENROLMENT)).isEqualTo(enrolments);
        assertThat(observed().row().state()).isEqualTo("submitted");
        suite.clock().pass(Duration.ofSeconds(31));
        assertThat(process.sweep()).isEqualTo(1);
        assertThat(observed().row().state()).isEqualTo("eligible");
    }

    private ObservedDeclaration observed() {
        assertThat(service.observed()).hasSize(1);
        return service.observed().getFirst();
    }

    private String taken(Map<String, Object> attributes) {
        var outcome = process.command(() -> service.submit.submit(request(attributes)));
        assertThat(outcome).isInstanceOf(SubmitDeclaration.Outcome.Taken.class);
        return Json.exact().readTree(((SubmitDeclaration.Outcome.Taken) outcome).document()).path("id").asString();
    }

    private SubmitDeclaration.Request request(Map<String, Object> attributes) {
        Form form = new Form(text(attributes, "participant_id"), text(attributes, "declaration_type"), text(attributes, "declaration_date"),
                text(attributes, "course_identifier"), null, text(attributes, "delivery_partner_id"), null, null);
        return new SubmitDeclaration.Request(provider, form, World.NOW, suite.clock().instant());
    }

    private static String text(Map<String, Object> attributes, String name) {
        Object value = attributes.get(name);
        return value == null ? null : value.toString();
    }

    private void hears(List<Snapshot> snapshots) {
        snapshots.forEach(snapshot -> {
            append(snapshot);
            consume();
        });
    }

    private void append(Snapshot snapshot) {
        suite.broker().append(new EventEnvelope(snapshot, "others", Trace.NONE).toRecord());
    }

    private void consume() {
        for (int turn = 0; turn < 10; turn++) {
            process.topics().forEach(process::consume);
        }
        assertThat(process.isRebuilt()).isTrue();
        assertThat(process.topics()).noneMatch(process::isBehind);
    }
}
