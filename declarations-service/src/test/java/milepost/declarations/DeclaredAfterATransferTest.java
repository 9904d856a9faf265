package milepost.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the former provider of an early career teacher declares late, for a day of its own, while nothing is paid for that teacher. */
class DeclaredAfterATransferTest {

    private static final Instant NOW = Instant.parse("2025-01-20T12:00:00Z");
    private static final Instant EPIPHANY = Instant.parse("2025-01-06T00:00:00Z");

    private final SimulatedSuite suite = new SimulatedSuite(NOW, new SplittableRandom(3), Decoration.NONE);
    private final SimulatedProcess<DeclarationsInMemory> process = suite.start("declarations-service", MemoryDatabase.CommitFaults.NONE,
            DeclarationsInMemory::new);
    private final EcfWorld world = new EcfWorld();
    private final UUID former = world.provider;
    private final UUID next = Others.id();

    @BeforeEach
    void anUnfundedTeacherWhoWasTransferred() {
        world.eligible = false;
        world.all().forEach(this::hears);
        EcfWorld after = new EcfWorld();
        after.provider = next;
        hears(after.leadProvider());
        hears(after.contract());
        hears(world.from(EPIPHANY, next, "active").record());
    }

    @Test
    void itHoldsNoSlotFromTheStartAndTheNextProvidersIsTaken() {
        taken(former);
        ObservedDeclaration unpaid = declaredBy(former);
        assertThat(unpaid.row().state()).isEqualTo("ineligible");
        assertThat(unpaid.row().holdsSlot()).isFalse();

        taken(next);

        assertThat(declaredBy(next).row().holdsSlot()).isTrue();
        suite.clock().pass(Duration.ofMinutes(5));
        assertThat(process.sweep()).as("nothing is left to repair").isZero();
    }

    /** Decision D10: what is decided when it is taken has never been live. */
    @Test
    void theNextProviderNeverSeesIt() {
        taken(former);

        assertThat(declaredBy(former).documents()).containsOnlyKeys(former);
        hears(world.record());
        assertThat(declaredBy(former).documents()).containsOnlyKeys(former);
    }

    @Test
    void whatWaitsForAVerdictTheNextProviderSeesAsLongAsItLives() {
        world.eligible = null;
        hears(world.record());

        taken(former);

        assertThat(declaredBy(former).documents()).containsOnlyKeys(former, next);
        assertThat(declaredBy(former).row().holdsSlot()).isTrue();
    }

    private void taken(UUID provider) {
        suite.clock().pass(Duration.ofSeconds(1));
        Form form = new Form(world.participant.toString(), "started", "2024-11-05T09:30:00Z", world.course, null, null, null, null);
        assertThat(process.command(() -> process.service().submit.submit(new SubmitDeclaration.Request(new ProviderId(provider), form, NOW,
                suite.clock().instant())))).isInstanceOf(SubmitDeclaration.Outcome.Taken.class);
    }

    private ObservedDeclaration declaredBy(UUID provider) {
        return process.service().observed().stream().filter(it -> it.row().leadProviderId().equals(provider)).findFirst().orElseThrow();
    }

    private void hears(Snapshot snapshot) {
        var projection = process.service().projections().stream().filter(it -> it.topic().equals(snapshot.topic())).findFirst().orElseThrow();
        process.command(() -> projection.fold(snapshot).filter(Boolean::booleanValue).flatMap(_ -> projection.converge(snapshot))
                .then(Mono.just(true)));
    }
}
