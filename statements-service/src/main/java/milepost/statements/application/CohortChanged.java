package milepost.statements.application;

import milepost.statements.domain.Cohort;
import milepost.statements.domain.Family;
import reactor.core.publisher.Mono;

/** Whether a cohort pays uplifts and funds mentors reaches the forecasts of its open statements. */
public final class CohortChanged {

    private final Statements statements;
    private final Forecasts forecasts;

    public CohortChanged(Statements statements, Forecasts forecasts) {
        this.statements = statements;
        this.forecasts = forecasts;
    }

    public Mono<Void> run(Cohort cohort) {
        return statements.open(cohort, Family.ECF).collectList().flatMap(forecasts::changed);
    }
}
