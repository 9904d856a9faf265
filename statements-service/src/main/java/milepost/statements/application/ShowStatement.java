package milepost.statements.application;

import java.util.List;
import milepost.statements.application.Spreads.Progress;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Breakdown;
import milepost.statements.domain.pricing.Counts;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.PricedStatement;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.pricing.ShownLines;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** Shows a statement with all its amounts, computed at the moment of asking. */
public final class ShowStatement {

    private final Statements statements;
    private final StatementContents.Reader contents;
    private final Spreads spreads;

    public ShowStatement(Statements statements, StatementContents.Reader contents, Spreads spreads) {
        this.statements = statements;
        this.contents = contents;
        this.spreads = spreads;
    }

    /** A statement as finance sees it. */
    public record View(
            Statement statement,
            Figures figures,
            Counts counts,
            List<Breakdown> breakdown,
            List<Adjustment> adjustments,
            Progress progress) {
    }

    /** Empty where there is none. */
    public Mono<View> run(StatementId id) {
        return statements.find(id).flatMap(statement -> contents.of(statement)
                .flatMap(standing -> run(statement, standing)));
    }

    /** The same for a caller that has just read what stands on it. */
    public Mono<View> run(Statement statement, StatementContents standing) {
        return spreads.progress(statement.id()).map(progress -> view(statement, standing, progress));
    }

    /** Every amount of the provider's own output or service statement; empty where it has no such statement. */
    public Mono<List<ShownLine>> lines(StatementId id, LeadProviderId provider) {
        return statements.findOf(provider, id).flatMap(statement -> contents.of(statement)
                .map(standing -> ShownLines.of(statement, standing.priced(), standing.voided())));
    }

    private static View view(Statement statement, StatementContents standing, Progress progress) {
        PricedStatement priced = standing.priced();
        return new View(statement, standing.figures(), Counts.of(priced, standing.voided().size()),
                Breakdown.of(priced), priced.adjustments(), progress);
    }
}
