package milepost.simulation;

import java.util.Optional;
import java.util.UUID;
import milepost.declarations.application.Oversight;
import milepost.declarations.inmemory.DeclarationsInMemory;
import milepost.invariants.Standing;
import milepost.platform.simulation.SimulatedProcess;
import milepost.statements.application.Reconcile;
import milepost.statements.domain.LeadProviderId;
import reactor.core.publisher.Flux;

/** What declarations-service answers when statements-service reconciles, without the HTTP between them. */
record DeclarationsToReconcile(SimulatedProcess<DeclarationsInMemory> declarations) implements Reconcile.Side {

    @Override
    public Flux<Reconcile.Group> groups(Optional<LeadProviderId> provider) {
        UUID narrowed = provider.map(LeadProviderId::value).orElse(null);
        return oversight().groups(narrowed).map(group -> new Reconcile.Group(
                new Reconcile.Key(group.leadProviderId(), group.cohort(), group.declarationType()), group.count(), group.hash()));
    }

    @Override
    public Flux<Standing> entries(Reconcile.Key key) {
        return oversight().declarations(key.leadProvider(), key.cohort(), key.declarationType(), null, Integer.MAX_VALUE)
                .map(declaration -> Standing.ofOwner(declaration.id(), declaration.state(), declaration.fundable(), declaration.updatedAt()));
    }

    private Oversight oversight() {
        return declarations.service().oversight;
    }
}
