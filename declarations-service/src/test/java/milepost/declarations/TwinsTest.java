package milepost.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import milepost.declarations.application.Affected;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.declarations.domain.submission.Reason;
import milepost.declarations.inmemory.DeclarationsInMemory;
import milepost.declarations.inmemory.ObservedDeclaration;
import milepost.platform.messaging.Snapshot;
import milepost.platform.simulation.Decoration;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.SimulatedProcess;
import milepost.platform.simulation.SimulatedSuite;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Two ids that are one person: which declaration stays depends on the other one, also when that changes later (decision D14). */
class TwinsTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final SimulatedSuite suite = new SimulatedSuite(Instant.parse("2024-11-20T12:00:00Z"), new SplittableRandom(3), countingLooks());
    private final SimulatedProcess<DeclarationsInMemory> process = suite.start("declarations-service", MemoryDatabase.CommitFaults.NONE,
            DeclarationsInMemory::new);
    private final World one = withoutNumber();
    private final World other = withoutNumber();

    @Test
    void aDuplicateThatWasPaidAllTheSameComesFirst() {
        String first = declared(one);
        String second = declared(other);
        hears(other.line(second, "open"));
        turnOutToBeTheSame();
        assertThat(of(second).row().state()).isEqualTo("ineligible");

        hears(other.line(second, "paid"));

        assertThat(of(second).row().state()).isEqualTo("paid");
        assertThat(of(first).row().state()).isEqualTo("ineligible");
        assertThat(of(first).row().supersededBy()).hasToString(second);
        assertThat(of(second).worklist()).isEmpty();
    }

    @Test
    void nothingIsDeclaredBesideADuplicateThatWasPaidAllTheSame() {
        declared(one);
        String second = declared(other);
        hears(other.line(second, "open"));
        turnOutToBeTheSame();
        hears(other.line(second, "paid"));

        assertThat(submit(other)).isInstanceOfSatisfying(SubmitDeclaration.Outcome.Turned.class, turned ->
                assertThat(turned.reasons()).containsExactly(Reason.DECLARATION_ALREADY_EXISTS));
    }

    @Test
    void oneThatIsPaidForOnlyNowSupersedesTheLaterOne() {
        one.verdict = "not_eligible";
        String first = declared(one);
        String second = declared(other);
        turnOutToBeTheSame();
        assertThat(of(second).row().state()).isEqualTo("submitted");

        one.verdict = "eligible";
        hears(one.application());

        assertThat(of(first).row().state()).isEqualTo("submitted");
        assertThat(of(second).row().state()).isEqualTo("ineligible");
        assertThat(of(second).row().supersededBy()).hasToString(first);
    }

    @Test
    void financeLooksNoLongerAtTwoPaymentsWhereOneIsTakenBack() {
        String first = declared(one);
        String second = declared(other);
        Stream.of(one.line(first, "paid"), other.line(second, "paid")).forEach(this::hears);
        turnOutToBeTheSame();
        assertThat(of(second).worklist()).extracting(ObservedDeclaration.Concern::kind).containsExactly("duplicate_declarations_paid");

        process.command(() -> process.service().take.byProvider(new ProviderId(one.provider), new DeclarationId(UUID.fromString(first)), World.NOW));

        assertThat(of(first).row().state()).isEqualTo("awaiting_clawback");
        assertThat(of(second).worklist()).isEmpty();
    }

    @Test
    void whoNeverHadAnotherIdIsNotLookedAtTwice() {
        String first = declared(one);

        process.command(() -> process.service().take.byProvider(new ProviderId(one.provider), new DeclarationId(UUID.fromString(first)), World.NOW));

        assertThat(of(first).row().state()).isEqualTo("voided");
        assertThat(looks).hasValue(0);
    }

    @Test
    void whoHasAnotherIdIs() {
        String first = declared(one);
        declared(other);
        turnOutToBeTheSame();
        looks.set(0);

        process.command(() -> process.service().take.byProvider(new ProviderId(one.provider), new DeclarationId(UUID.fromString(first)), World.NOW));

        assertThat(looks).hasPositiveValue();
    }

    private static World withoutNumber() {
        World world = new World();
        world.trn = null;
        return world;
    }

    private Decoration countingLooks() {
        return new Decoration() {
            @Override
            public <P> P around(String service, Class<P> port, P real) {
                return port != Declarations.class ? real : port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    if (method.getName().equals("lock") && arguments[0] instanceof Affected.TwinsOf) {
                        looks.incrementAndGet();
                    }
                    return method.invoke(real, arguments);
                }));
            }
        };
    }

    private void turnOutToBeTheSame() {
        List.of(one, other).forEach(world -> {
            world.trn = "1000001";
            hears(world.participant());
        });
    }

    private String declared(World world) {
        world.all().forEach(this::hears);
        suite.clock().pass(Duration.ofSeconds(1));
        assertThat(submit(world)).isInstanceOf(SubmitDeclaration.Outcome.Taken.class);
        return process.service().observed().stream().filter(it -> it.row().trainingId().equals(world.training)).findFirst().orElseThrow()
                .row().id().toString();
    }

    private SubmitDeclaration.Outcome submit(World world) {
        Form form = new Form(world.participant.toString(), "started", "2024-11-05T09:30:00Z", world.course, null, world.partner.toString(), null, null);
        return process.command(() -> process.service().submit.submit(new SubmitDeclaration.Request(new ProviderId(world.provider), form,
                World.NOW, suite.clock().instant())));
    }

    private ObservedDeclaration of(String id) {
        return process.service().observed().stream().filter(it -> it.row().id().toString().equals(id)).findFirst().orElseThrow();
    }

    private void hears(Snapshot snapshot) {
        var projection = process.service().projections().stream().filter(it -> it.topic().equals(snapshot.topic())).findFirst().orElseThrow();
        process.command(() -> projection.fold(snapshot).filter(Boolean::booleanValue).flatMap(_ -> projection.converge(snapshot))
                .then(Mono.just(true)));
    }
}
