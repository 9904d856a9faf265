package milepost.statements.inmemory;

import java.util.Comparator;
import java.util.List;
import milepost.statements.application.ReportedLines;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.ReportedLine;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lines of a statement, priced all at once and handed out a few at a time. */
final class MemoryReportedLines implements ReportedLines {

    private static final Comparator<VoidedLine> IN_ORDER = Comparator.comparing(VoidedLine::removedAt)
            .thenComparing(line -> line.member().declaration().value(), Tables.BY_ID);

    private final Tables tables;
    private final MemoryContents contents;

    MemoryReportedLines(Tables tables, MemoryContents contents) {
        this.tables = tables;
        this.contents = contents;
    }

    @Override
    public Mono<Pages> of(Statement statement) {
        return contents.of(statement).map(all -> ReportedLine.of(all.priced().shown(statement, all.voided()))).map(lines -> (before, limit) -> {
            int from = before == null ? 0 : before.until();
            List<ReportedLine> some = lines.stream().skip(from).limit(limit).toList();
            return some.isEmpty() ? Mono.empty() : Mono.just(new Page(some, from + some.size(), Fill.NONE));
        });
    }

    @Override
    public Flux<VoidedLine> voided(StatementId id) {
        return Flux.defer(() -> Flux.fromIterable(tables.linesOn(id)
                .filter(line -> !line.isAttached()).map(line -> Members.voided(tables, line)).filter(VoidedLine::isOfVoided).sorted(IN_ORDER).toList()));
    }
}
