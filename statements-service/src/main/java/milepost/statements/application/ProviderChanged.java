package milepost.statements.application;

import java.util.Optional;
import milepost.statements.domain.LeadProviderId;
import reactor.core.publisher.Mono;

/** A provider's VAT registration reaches the forecasts of its open statements. */
public final class ProviderChanged {

    private final Statements statements;
    private final Forecasts forecasts;

    public ProviderChanged(Statements statements, Forecasts forecasts) {
        this.statements = statements;
        this.forecasts = forecasts;
    }

    public Mono<Void> run(LeadProviderId provider) {
        return statements.open(provider, Optional.empty(), Optional.empty())
                .collectList()
                .flatMapIterable(open -> open)
                .concatMap(forecasts::changed)
                .then();
    }
}
