package milepost.declarations.inmemory;

import java.util.List;
import java.util.stream.LongStream;
import milepost.declarations.application.DeclarationHistories;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import reactor.core.publisher.Flux;

/** Histories, always bound to the provider that looks. */
final class MemoryHistories implements DeclarationHistories {

    private final DeclarationTables tables;

    MemoryHistories(DeclarationTables tables) {
        this.tables = tables;
    }

    @Override
    public Flux<Step> list(ProviderId viewer, DeclarationId declaration, long skipped, int limit) {
        return Flux.defer(() -> {
            if (!tables.isSeenBy(viewer.value(), declaration.value())) {
                return Flux.empty();
            }
            List<ObservedDeclaration.Step> steps = DeclarationTables.of(tables.histories, declaration.value());
            return Flux.fromStream(LongStream.range(skipped, steps.size()).limit(limit).mapToObj(before -> step(before + 1, steps.get((int) before))));
        });
    }

    private static Step step(long nth, ObservedDeclaration.Step it) {
        return new Step(nth, it.state(), it.actor(), it.cause(), it.effectiveAt(), it.recordedAt());
    }
}
