package milepost.statements.inmemory;

import milepost.statements.application.Adjustments;
import milepost.statements.application.Adjustments.Placed;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

/** Adjustments in memory. */
final class MemoryAdjustments implements Adjustments {

    private final Tables tables;

    MemoryAdjustments(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Placed> find(AdjustmentId id) {
        return Mono.fromSupplier(() -> tables.adjustments.get(id.value()));
    }

    @Override
    public Mono<Placed> lock(AdjustmentId id) {
        return find(id);
    }

    /** Where it stands and since when never changes. */
    @Override
    public Mono<Void> store(StatementId on, Adjustment adjustment) {
        return Mono.fromRunnable(() -> {
            if (adjustment.amount().isZero()) {
                throw new DataIntegrityViolationException("amount <> 0");
            }
            Placed known = tables.adjustments.get(adjustment.id().value());
            tables.adjustments.put(adjustment.id().value(), known == null ? new Placed(on, adjustment) : new Placed(known.statement(),
                    new Adjustment(adjustment.id(), adjustment.description(), adjustment.amount(), known.adjustment().at())));
        });
    }

    @Override
    public Mono<Void> remove(AdjustmentId id) {
        return Mono.fromRunnable(() -> tables.adjustments.remove(id.value()));
    }
}
