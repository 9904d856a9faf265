package milepost.statements.postgres;

import java.util.List;
import java.util.UUID;
import milepost.statements.application.ReportedLines;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.ReportedLine;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a statement's lines page by page. Their ids are read once, so that no index in their order is needed, which every line written would
 * pay for, and no line is told twice or left out, whatever comes and goes meanwhile.
 */
public final class PostgresReportedLines implements ReportedLines {

    /** In the order of {@link ReportedLine#of}: payments come before refunds. */
    private static final String KEYS = "SELECT id FROM line WHERE statement_id = $1 ORDER BY kind, attached_at, declaration_id, id";

    /** What left it for another reason, moved or superseded, was not voided on it. */
    private static final String VOIDED = LineRows.SELECT + """
             WHERE l.statement_id = $1 AND l.status = 'voided' AND l.removed_reason = 'voided'
            ORDER BY l.removed_at, l.declaration_id
            """;

    private final DatabaseClient db;
    private final NpqPages npq;
    private final EcfPages ecf;

    public PostgresReportedLines(DatabaseClient db, PostgresJournals journals) {
        this.db = db;
        Prices prices = new Prices(db);
        this.npq = new NpqPages(db, prices);
        this.ecf = new EcfPages(new EcfLines(db), prices, new EcfContents(db, journals, prices));
    }

    @Override
    public Mono<Pages> of(Statement statement) {
        return db.sql(KEYS).bind(0, statement.id().value()).map(row -> Rows.uuid(row, "id")).all().collect(LineKeys::new, LineKeys::add)
                .flatMap(keys -> prices(statement).map(prices -> (before, limit) -> next(statement, keys, prices, before, limit)));
    }

    @Override
    public Flux<VoidedLine> voided(StatementId id) {
        return db.sql(VOIDED).bind(0, id.value()).map(LineRows::voided).all();
    }

    private Mono<PagePrices> prices(Statement statement) {
        return switch (statement.state()) {
            case Open _ -> switch (statement.terms().family()) {
                case NPQ -> npq.forecast(statement);
                case ECF -> ecf.forecast(statement);
            };
            case Payable _, Paid _ -> switch (statement.terms().family()) {
                case NPQ -> npq.fixed(statement);
                case ECF -> ecf.fixed(statement);
            };
        };
    }

    private static Mono<Page> next(Statement statement, LineKeys keys, PagePrices prices, @Nullable Page before, int limit) {
        int from = before == null ? 0 : before.until();
        List<UUID> ids = keys.some(from, limit);
        return ids.isEmpty() ? Mono.empty() : prices.of(ids, before == null ? prices.beginning() : before.taken())
                .map(piece -> new Page(ReportedLine.of(piece.priced().shown(statement, piece.voided())), from + ids.size(), piece.after()));
    }
}
