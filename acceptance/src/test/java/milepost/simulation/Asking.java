package milepost.simulation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.messaging.consume.FailureClass;
import milepost.platform.simulation.Crash;
import milepost.simulation.Step.Service;
import milepost.statements.application.CohortNotKnown;
import milepost.statements.application.ProviderNotKnown;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** How clients ask services, which may die over it. */
final class Asking {

    private final World world;

    Asking(World world) {
        this.world = world;
    }

    Instant now() {
        return world.suite.clock().instant();
    }

    <T> Optional<T> on(Service service, Supplier<Mono<T>> command) {
        return answered(service, () -> {
            @SuppressWarnings("unchecked")
            T result = (T) world.process(service).command(command);
            return result;
        });
    }

    /** Empty where the client got no answer: the process died, its database refused, or a peer could not be asked. */
    <T> Optional<T> answered(Service service, Supplier<@Nullable T> command) {
        try {
            return Optional.ofNullable(command.get());
        } catch (Crash crash) {
            world.process(service).crash();
            return Optional.empty();
        } catch (RuntimeException e) {
            Throwable failure = Exceptions.unwrap(e);
            if (!isWithoutAnswer(failure)) {
                world.told.wrong(new Violation(Invariant.I5_ONE_EFFECT, service.process(), "a command ended with " + failure));
            }
            return Optional.empty();
        }
    }

    /** What the edge answers with 503: an owner who cannot be asked, or a copy that is not there yet. */
    private static boolean isWithoutAnswer(Throwable failure) {
        return failure instanceof OwnerUnavailable || failure instanceof ProviderNotKnown || failure instanceof CohortNotKnown
                || FailureClass.of(failure) == FailureClass.OUTAGE;
    }

    /** Work that nobody asked for fails without anybody being told; its next turn makes up for it. */
    void goesOn(Service service, Runnable work) {
        try {
            work.run();
        } catch (Crash crash) {
            world.process(service).crash();
        } catch (RuntimeException e) {
            if (FailureClass.of(Exceptions.unwrap(e)) != FailureClass.OUTAGE) {
                world.told.wrong(new Violation(Invariant.I9_LIVENESS, service.process(), "its work ended with " + Exceptions.unwrap(e)));
            }
        }
    }
}
