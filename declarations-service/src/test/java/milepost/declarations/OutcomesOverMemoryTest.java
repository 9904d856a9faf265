package milepost.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import milepost.declarations.application.ChangePartners;
import milepost.declarations.application.RecordOutcome;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.outcome.OutcomeForm;
import milepost.declarations.domain.outcome.OutcomeReason;
import milepost.declarations.domain.partners.PartnerReason;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.inmemory.DeclarationsInMemory;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Trace;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outcomes and delivery partners over memory: recorded, voided, and taken back from the topic after a restore. */
class OutcomesOverMemoryTest {

    private final SimulatedSuite suite = new SimulatedSuite(Instant.parse("2024-11-20T12:00:00Z"), new SplittableRandom(11), Decoration.NONE);
    private final SimulatedProcess<DeclarationsInMemory> process = suite.start("declarations-service", MemoryDatabase.CommitFaults.NONE,
            DeclarationsInMemory::new);
    private final DeclarationsInMemory service = process.service();
    private final World world = new World();
    private final ProviderId provider = new ProviderId(world.provider);

    @BeforeEach
    void somebodyCompletedTheCourse() {
        world.all().forEach(this::append);
        consume();
        Form form = new Form(world.participant.toString(), "completed", "2024-11-05T09:30:00Z", world.course, "false", world.partner.toString(), null, null);
        var taken = process.command(() -> service.submit.submit(new SubmitDeclaration.Request(provider, form, World.NOW, suite.clock().instant())));
        assertThat(taken).isInstanceOf(SubmitDeclaration.Outcome.Taken.class);
    }

    @Test
    void outcomesAreAddedAndTakingTheDeclarationBackVoidsThem() {
        assertThat(report("passed", "2024-11-19")).isInstanceOf(RecordOutcome.Answer.Stands.class);
        assertThat(report("passed", "2024-11-21")).isInstanceOfSatisfying(RecordOutcome.Answer.Turned.class,
                turned -> assertThat(turned.reasons()).containsExactly(OutcomeReason.COMPLETION_DATE_IN_FUTURE));

        process.command(() -> service.take.byFinance(new DeclarationId(only().row().id()), World.NOW));

        assertThat(only().outcomes()).extracting(it -> it.state() + " " + it.completionDate())
                .containsExactly("failed 2024-11-05", "passed 2024-11-19", "voided 2024-11-05");
        assertThat(only().outcomes()).extracting(ObservedDeclaration.Ended::recordedAt).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theNewestOutcomeComesBackUnderItsOwnIdAndTime() {
        MemoryDatabase.Copy copy = process.database().copy();
        report("passed", "2024-11-19");
        ObservedDeclaration.Ended told = only().outcomes().getLast();
        send();

        process.restore(copy);
        suite.clock().pass(Duration.ofMinutes(1));
        process.relay(0);
        consume();

        assertThat(only().outcomes()).hasSize(2).last().isEqualTo(told);
        assertThat(only().row().outcomeResult()).isEqualTo("passed");
        assertThat(report("passed", "2024-11-19")).isInstanceOfSatisfying(RecordOutcome.Answer.Stands.class,
                stands -> assertThat(stands.outcome().outcome().id().value()).isEqualTo(told.id()));
    }

    @Test
    void anotherDeliveryPartnerHasToBeNamed() {
        Form form = new Form(null, null, null, null, null, null, null, null);

        var refused = process.command(() -> service.changePartners.change(
                new ChangePartners.Request(provider, new DeclarationId(only().row().id()), form, World.NOW)));

        assertThat(refused).isEqualTo(new ChangePartners.Outcome.Turned(List.of(PartnerReason.DELIVERY_PARTNER_MISSING)));
    }

    private RecordOutcome.Answer report(String state, String date) {
        suite.clock().pass(Duration.ofSeconds(1));
        return process.command(() -> service.recordOutcome.record(new RecordOutcome.Request(provider, new ParticipantId(world.participant),
                new OutcomeForm(world.course, state, date), World.NOW)));
    }

    private ObservedDeclaration only() {
        assertThat(service.observed()).hasSize(1);
        return service.observed().getFirst();
    }

    private void send() {
        while (process.outbox().waiting() > 0) {
            process.relay(0);
        }
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
