package milepost.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.inmemory.DeclarationsInMemory;
import milepost.declarations.postgres.DeclarationRow;
import milepost.platform.messaging.Snapshot;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** On the first day of a planned transfer an unpaid declaration of the former provider frees its slot, though nobody says anything (decision D3). */
class TurningDayTest {

    private static final Instant DECLARED = Instant.parse("2024-11-05T20:00:00Z");
    private static final Instant EPIPHANY = Instant.parse("2025-01-06T00:00:00Z");
    private static final Duration MINUTES = Duration.ofMinutes(5);

    private final SimulatedSuite suite = new SimulatedSuite(Instant.parse("2024-11-20T12:00:00Z"), new SplittableRandom(3), Decoration.NONE);
    private final SimulatedProcess<DeclarationsInMemory> process = suite.start("declarations-service", MemoryDatabase.CommitFaults.NONE,
            DeclarationsInMemory::new);
    private final EcfWorld world = new EcfWorld();

    @BeforeEach
    void anUnpaidDeclarationAndATransferToCome() {
        for (int turn = 0; turn < 10; turn++) {
            process.topics().forEach(process::consume);
        }
        assertThat(process.isRebuilt()).isTrue();
        isDeclaredUnpaid(world);
        hears(world.from(EPIPHANY, Others.id(), "active").record());
        suite.clock().pass(MINUTES);
        assertThat(process.sweep()).isZero();
    }

    @Test
    void theDayTurnsItAndTheSweepFindsNothing() {
        isNow(EPIPHANY.minusSeconds(1));
        process.workInBackground();
        assertThat(declared(world).holdsSlot()).isTrue();

        isNow(EPIPHANY);
        process.workInBackground();

        assertThat(declared(world).holdsSlot()).isFalse();
        assertThat(declared(world).turnsAt()).isNull();
        suite.clock().pass(MINUTES);
        assertThat(process.sweep()).isZero();
    }

    @Test
    void aSweepThatIsEarlierLeavesItToTheTurn() {
        isNow(EPIPHANY.plus(MINUTES));

        assertThat(process.sweep()).isZero();
        process.workInBackground();

        assertThat(declared(world).holdsSlot()).isFalse();
    }

    @Test
    void whatNobodyTurnedForADayTheSweepRepairs() {
        isNow(EPIPHANY.plus(Duration.ofHours(25)));

        assertThat(process.sweep()).isEqualTo(1);

        assertThat(declared(world).holdsSlot()).isFalse();
        assertThat(process.service().turn.areDue().block()).isFalse();
    }

    @Test
    void aTransferThatWasTakenBackTurnsNothing() {
        world.periods.removeLast();
        world.periods.getLast().put("to", null);
        hears(world.record());

        isNow(EPIPHANY);

        assertThat(declared(world).turnsAt()).isNull();
        assertThat(process.service().turn.areDue().block()).isFalse();
    }

    @Test
    void howeverManyTurnOnADayAllDoBatchByBatch() {
        for (int nth = 0; nth < 2; nth++) {
            EcfWorld another = new EcfWorld();
            isDeclaredUnpaid(another);
            hears(another.from(EPIPHANY, Others.id(), "active").record());
        }
        isNow(EPIPHANY);

        assertThat(process.service().turn.turn(2).block()).isEqualTo(3);
        assertThat(process.service().turn.turn(2).block()).isZero();
    }

    private void isDeclaredUnpaid(EcfWorld of) {
        of.eligible = false;
        of.all().forEach(this::hears);
        suite.clock().pass(Duration.ofSeconds(1));
        Form form = new Form(of.participant.toString(), "started", "2024-11-05T09:30:00Z", of.course, null, null, null, null);
        var outcome = process.command(() -> process.service().submit.submit(new SubmitDeclaration.Request(new ProviderId(of.provider), form, DECLARED,
                suite.clock().instant())));
        assertThat(outcome).isInstanceOf(SubmitDeclaration.Outcome.Taken.class);
        assertThat(declared(of).state()).isEqualTo("ineligible");
        assertThat(declared(of).holdsSlot()).isTrue();
    }

    private DeclarationRow declared(EcfWorld of) {
        return process.service().observed().stream().map(it -> it.row()).filter(row -> row.trainingId().equals(of.training)).findFirst().orElseThrow();
    }

    private void isNow(Instant moment) {
        suite.clock().pass(Duration.between(suite.clock().instant(), moment));
    }

    private void hears(Snapshot snapshot) {
        var projection = process.service().projections().stream().filter(it -> it.topic().equals(snapshot.topic())).findFirst().orElseThrow();
        process.command(() -> projection.fold(snapshot).filter(Boolean::booleanValue).flatMap(_ -> projection.converge(snapshot))
                .then(Mono.just(true)));
    }
}
