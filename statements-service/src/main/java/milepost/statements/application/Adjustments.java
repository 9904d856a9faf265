package milepost.statements.application;

import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import reactor.core.publisher.Mono;

/** Amounts set by hand. */
public interface Adjustments {

    Mono<Placed> find(AdjustmentId id);

    /** The adjustment, its row locked. */
    Mono<Placed> lock(AdjustmentId id);

    Mono<Void> store(StatementId on, Adjustment adjustment);

    Mono<Void> remove(AdjustmentId id);

    record Placed(StatementId statement, Adjustment adjustment) {
    }
}
