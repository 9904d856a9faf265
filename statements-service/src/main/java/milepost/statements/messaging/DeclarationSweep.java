package milepost.statements.messaging;

import java.util.List;
import java.util.UUID;
import milepost.platform.messaging.Sweep;
import milepost.statements.application.ConvergeDeclaration;
import milepost.statements.application.Suspects;
import milepost.statements.application.Suspects.Suspicion;
import milepost.statements.domain.DeclarationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs the same should-be function over declarations that look wrong. */
public final class DeclarationSweep implements Sweep {

    private final Suspicion suspicion;
    private final Suspects suspects;
    private final ConvergeDeclaration converge;

    public DeclarationSweep(Suspicion suspicion, Suspects suspects, ConvergeDeclaration converge) {
        this.suspicion = suspicion;
        this.suspects = suspects;
        this.converge = converge;
    }

    @Override
    public String name() {
        return suspicion.label();
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        DeclarationId after = afterKey == null ? null : new DeclarationId(UUID.fromString(afterKey));
        return suspects.page(suspicion, after, limit).flatMap(page -> Flux.fromIterable(page)
                .concatMap(converge::run)
                .filter(repaired -> repaired)
                .count()
                .map(repaired -> new Page(repaired.intValue(), next(page, limit))));
    }

    private static @Nullable String next(List<DeclarationId> page, int limit) {
        return page.size() < limit ? null : page.getLast().toString();
    }
}
