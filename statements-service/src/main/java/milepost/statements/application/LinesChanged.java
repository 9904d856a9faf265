package milepost.statements.application;

import java.util.Collection;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration;
import milepost.statements.domain.statement.StatementState.Open;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What follows from every change of lines: the suite is told, and the forecast is due. */
public final class LinesChanged {

    private final DeclarationLines lines;
    private final Publications publications;
    private final Forecasts forecasts;

    public LinesChanged(DeclarationLines lines, Publications publications, Forecasts forecasts) {
        this.lines = lines;
        this.publications = publications;
        this.forecasts = forecasts;
    }

    /** A merged participant or a targeted funding flag changes what an open statement is worth, though no line moved. */
    Mono<Void> mayCountDifferently(PlacedDeclaration declaration) {
        return Mono.justOrEmpty(declaration.payment())
                .filter(line -> line.state() instanceof Open)
                .flatMap(line -> forecasts.changed(line.statement()));
    }

    Mono<Void> tell(Collection<DeclarationId> declarations, Flux<StatementId> touched) {
        return lines.next(declarations).collectList()
                .flatMap(publications::lines)
                .then(touched.concatMap(forecasts::changed).then());
    }
}
