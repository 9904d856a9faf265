package milepost.statements.application;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration;
import milepost.statements.domain.statement.StatementState.Open;
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
    Mono<Void> mayCountDifferently(Collection<PlacedDeclaration> declarations) {
        Set<StatementId> open = declarations.stream().flatMap(declaration -> declaration.payment().stream())
                .filter(line -> line.state() instanceof Open).map(PlacedDeclaration.Line::statement)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return forecasts.changed(open);
    }

    Mono<Void> tell(Collection<DeclarationId> declarations, Collection<StatementId> touched) {
        return lines.next(declarations).collectList()
                .flatMap(publications::lines)
                .then(Mono.defer(() -> forecasts.changed(touched)));
    }
}
