package milepost.declarations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
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
import milepost.platform.messaging.Versions;
import milepost.platform.simulation.Crash;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import milepost.platform.web.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** The database goes back to an older copy; what the service had told others is read back from its own topic. */
class RestoredFromAnOlderCopyTest {

    private final SimulatedSuite suite = new SimulatedSuite(Instant.parse("2024-11-20T12:00:00Z"), new SplittableRandom(7), Decoration.NONE);
    private final Dying dying = new Dying();
    private final SimulatedProcess<DeclarationsInMemory> process = suite.start("declarations-service", dying, DeclarationsInMemory::new);
    private final DeclarationsInMemory service = process.service();
    private final World world = new World();
    private final ProviderId provider = new ProviderId(world.provider);

    RestoredFromAnOlderCopyTest() {
        hears(world.all());
    }

    @Test
    void aDeclarationThatWasToldAfterTheCopyIsThereAgainAndHistoryNamesTheCause() {
        MemoryDatabase.Copy copy = process.database().copy();
        String id = taken();
        ObservedDeclaration before = only();
        send();

        restoreAndReadBack(copy);

        ObservedDeclaration after = only();
        assertThat(after.row().id()).hasToString(id);
        assertThat(after.row().state()).isEqualTo("submitted");
        assertThat(after.history()).singleElement().satisfies(step -> {
            assertThat(step.cause()).isEqualTo("taken_back_from_topic");
            assertThat(step.actor()).isEqualTo("system");
        });
        assertThat(document(after)).isEqualTo(document(before));
        assertThat(after.documents().get(world.provider).updatedAt()).isEqualTo(before.documents().get(world.provider).updatedAt());
        assertThat(after.row().createdAt()).isEqualTo(before.row().createdAt());
        assertThat(Versions.epochOf(after.row().version())).isEqualTo(2);
        send();
        assertThat(versionsTold(id)).isSorted().endsWith(after.row().version());
    }

    @Test
    void theNewerStateOfAnOlderRowCountsAndItsOutboxOfThenIsNotSentAgain() {
        String id = taken();
        MemoryDatabase.Copy copy = process.database().copy();
        hears(List.of(world.line(id, "open"), world.line(id, "payable"), world.line(id, "paid")));
        takeBack(id);
        send();
        List<Long> told = versionsTold(id);

        restoreAndReadBack(copy);
        send();

        assertThat(only().row().state()).isEqualTo("awaiting_clawback");
        assertThat(only().history()).extracting(ObservedDeclaration.Step::state).containsExactly("submitted", "awaiting_clawback");
        assertThat(versionsTold(id)).startsWith(told.toArray(Long[]::new)).hasSize(told.size() + 1).isSorted();
    }

    @Test
    void aMilestoneTakenBackAndDeclaredAgainAfterTheCopyKeepsItsOneSlot() {
        String first = taken();
        send();
        MemoryDatabase.Copy copy = process.database().copy();
        takeBack(first);
        String second = taken();
        send();

        restoreAndReadBack(copy);

        assertThat(service.observed()).extracting(it -> it.row().id() + " " + it.row().state() + " " + it.row().holdsSlot())
                .containsExactlyInAnyOrder(first + " voided false", second + " submitted true");
    }

    @Test
    void theSameRequestAgainIsTheDuplicateThatItIs() {
        MemoryDatabase.Copy copy = process.database().copy();
        taken();
        send();

        restoreAndReadBack(copy);

        assertThat(submit()).isInstanceOfSatisfying(SubmitDeclaration.Outcome.Turned.class, turned ->
                assertThat(turned.reasons()).containsExactly(Reason.DECLARATION_ALREADY_EXISTS));
    }

    @Test
    void whatOthersSayOfItIsFollowedAgain() {
        MemoryDatabase.Copy copy = process.database().copy();
        String id = taken();
        send();
        append(world.line(id, "open"));

        restoreAndReadBack(copy);
        consume();
        suite.clock().pass(Duration.ofMinutes(1));
        process.sweep();

        assertThat(only().row().state()).isEqualTo("eligible");
    }

    @Test
    void aTeachersDeclarationComesBackWithMentorEvidenceAndUplifts() {
        EcfWorld teacher = new EcfWorld();
        hears(teacher.all());
        MemoryDatabase.Copy copy = process.database().copy();
        Form form = new Form(teacher.participant.toString(), "retained-1", "2025-02-05T09:30:00Z", teacher.course, null, null, null, "other");
        assertThat(process.command(() -> service.submit.submit(new SubmitDeclaration.Request(new ProviderId(teacher.provider), form,
                Instant.parse("2025-02-20T12:00:00Z"), suite.clock().instant())))).isInstanceOf(SubmitDeclaration.Outcome.Taken.class);
        ObservedDeclaration before = only();
        send();

        restoreAndReadBack(copy);

        assertThat(only().row().declaration()).isEqualTo(before.row().declaration());
        assertThat(only().row().mentorId()).isEqualTo(teacher.mentor);
        assertThat(only().documents().get(teacher.provider).body()).isEqualTo(before.documents().get(teacher.provider).body());
    }

    @Test
    void nobodyIsAnsweredBeforeItIsOver() {
        MemoryDatabase.Copy copy = process.database().copy();
        taken();
        send();
        process.restore(copy);

        assertThatThrownBy(this::submit).isInstanceOf(DataAccessResourceFailureException.class);
        consume();
        assertThat(process.isRebuilt()).isFalse();

        suite.clock().pass(Duration.ofMinutes(1));
        process.relay(0);
        assertThat(process.isRebuilt()).isTrue();
    }

    @Test
    void aProcessThatDiesOverItBeginsAnewAndTakesNothingTwice() {
        MemoryDatabase.Copy copy = process.database().copy();
        String id = taken();
        send();
        process.restore(copy);
        suite.clock().pass(Duration.ofMinutes(1));
        dying.afterwards = true;

        assertThatThrownBy(() -> process.relay(0)).isInstanceOf(Crash.class);
        process.crash();
        suite.clock().pass(Duration.ofMinutes(1));
        process.relay(0);

        assertThat(only().history()).hasSize(1);
        send();
        assertThat(versionsTold(id)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void recordsThatNobodyCanReadStandInNobodysWay() {
        MemoryDatabase.Copy copy = process.database().copy();
        String id = taken();
        send();
        long later = only().row().version() + 100;
        append(new Snapshot("milepost.declarations", "milepost.declaration.v1", id, later, World.NOW, "{\"id\":[]}".getBytes(StandardCharsets.UTF_8)));
        append(new Snapshot("milepost.declarations", "milepost.gossip.v1", id, later, World.NOW, "{}".getBytes(StandardCharsets.UTF_8)));

        restoreAndReadBack(copy);

        assertThat(only().row().id()).hasToString(id);
        assertThat(process.deadLetters().open()).isEmpty();
    }

    @Test
    void anEpochThatWasNotRaisedFarEnoughIsNotGoneOnWith() {
        MemoryDatabase.Copy copy = process.database().copy();
        String id = taken();
        send();
        ConsumerRecord<String, byte[]> told = suite.broker().records("milepost.declarations").getLast();
        append(new Snapshot(told.topic(), "milepost.declaration.v1", id, new Versions(2).first(), World.NOW, told.value()));
        process.restore(copy);
        suite.clock().pass(Duration.ofMinutes(1));

        assertThatThrownBy(() -> process.relay(0)).hasMessageContaining("its epoch was not raised far enough");
        assertThat(service.observed()).isEmpty();
    }

    @Test
    void whatWasNeverSentIsGoneWithTheDatabase() {
        MemoryDatabase.Copy copy = process.database().copy();
        taken();

        restoreAndReadBack(copy);

        assertThat(service.observed()).isEmpty();
    }

    /** Dies after the next commit. */
    private static final class Dying implements MemoryDatabase.CommitFaults {

        private boolean afterwards;

        @Override
        public void beforeCommit() {
        }

        @Override
        public void afterCommit() {
            if (afterwards) {
                afterwards = false;
                throw new Crash("over a recovery");
            }
        }
    }

    private void restoreAndReadBack(MemoryDatabase.Copy copy) {
        process.restore(copy);
        suite.clock().pass(Duration.ofMinutes(1));
        process.relay(0);
        consume();
        assertThat(process.isRebuilt()).isTrue();
    }

    private ObservedDeclaration only() {
        assertThat(service.observed()).hasSize(1);
        return service.observed().getFirst();
    }

    private String document(ObservedDeclaration of) {
        return new String(of.documents().get(world.provider).body(), StandardCharsets.UTF_8);
    }

    private List<Long> versionsTold(String id) {
        return suite.broker().records("milepost.declarations").stream().filter(record -> id.equals(record.key()))
                .map(RestoredFromAnOlderCopyTest::version).toList();
    }

    private static long version(ConsumerRecord<String, byte[]> record) {
        return EventEnvelope.of(record).snapshot().version();
    }

    private String taken() {
        var outcome = (SubmitDeclaration.Outcome.Taken) submit();
        return Json.exact().readTree(outcome.document()).path("id").asString();
    }

    private SubmitDeclaration.Outcome submit() {
        Map<String, Object> attributes = world.started();
        Form form = new Form(text(attributes, "participant_id"), text(attributes, "declaration_type"), text(attributes, "declaration_date"),
                text(attributes, "course_identifier"), null, text(attributes, "delivery_partner_id"), null, null);
        return Objects.requireNonNull(process.command(() -> service.submit.submit(
                new SubmitDeclaration.Request(provider, form, World.NOW, suite.clock().instant()))));
    }

    private void takeBack(String id) {
        assertThat(process.command(() -> service.take.byProvider(provider, new DeclarationId(UUID.fromString(id)), World.NOW)))
                .isInstanceOf(VoidDeclaration.Outcome.Done.class);
    }

    private static String text(Map<String, Object> attributes, String name) {
        Object value = attributes.get(name);
        return value == null ? null : value.toString();
    }

    private void send() {
        while (process.outbox().waiting() > 0) {
            process.relay(0);
        }
    }

    private void hears(List<Snapshot> snapshots) {
        snapshots.forEach(this::append);
        consume();
    }

    private void append(Snapshot snapshot) {
        suite.broker().append(new EventEnvelope(snapshot, "others", Trace.NONE).toRecord());
    }

    private void consume() {
        for (int turn = 0; turn < 10; turn++) {
            process.topics().forEach(process::consume);
        }
    }
}
