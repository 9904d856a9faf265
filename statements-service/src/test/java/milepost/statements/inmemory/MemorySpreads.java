package milepost.statements.inmemory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import milepost.statements.application.Spreads;
import milepost.statements.application.Spreads.Progress;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import milepost.statements.inmemory.Tables.SpreadRow;
import milepost.statements.inmemory.Tables.Spreading;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Unfinished tellings in memory; how far one got stands on the lines themselves. */
final class MemorySpreads implements Spreads {

    private static final int AT_ONCE = 100;

    private final Tables tables;

    MemorySpreads(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Void> start(Statement statement) {
        return Mono.fromRunnable(() -> {
            var row = new SpreadRow(statement.id(), statement.state().code(), tables.database.now(), Optional.empty());
            if (row.state().equals("open")) {
                throw new DataIntegrityViolationException("a spread is about a closed statement");
            }
            if (!tables.spreads.has(key(row))) {
                tables.spreads.put(key(row), row);
            }
        });
    }

    @Override
    public Mono<Void> resume(Statement statement) {
        return Mono.fromRunnable(() -> resume(tables, statement.id(), statement.state().code()));
    }

    static void resume(Tables tables, StatementId id, String state) {
        var row = new SpreadRow(id, state, tables.database.now(), Optional.empty());
        tables.spreads.put(key(row), row);
    }

    /** Only where that was begun. */
    static void resumeTelling(Tables tables, StatementId id, String state) {
        if (tables.spreads.has(new Spreading(id.value(), state))) {
            resume(tables, id, state);
        }
    }

    @Override
    public Flux<StatementId> unfinished() {
        return Flux.defer(() -> Flux.fromIterable(open().map(SpreadRow::statement).distinct().limit(AT_ONCE).toList()));
    }

    @Override
    public Mono<Boolean> finish(StatementId id) {
        return Mono.fromSupplier(() -> {
            List<SpreadRow> finished = open().filter(row -> row.statement().equals(id)).toList();
            finished.forEach(row -> tables.spreads.put(key(row),
                    new SpreadRow(id, row.state(), row.startedAt(), Optional.of(tables.database.now()))));
            return finished.stream().anyMatch(row -> row.state().equals("paid"));
        });
    }

    @Override
    public Mono<Progress> progress(StatementId id) {
        return Mono.fromSupplier(() -> {
            List<LineRow> lines = tables.linesOn(id).filter(LineRow::isAttached).toList();
            return new Progress((int) lines.stream().filter(line -> line.told().equals("paid")).count(), lines.size());
        });
    }

    private Stream<SpreadRow> open() {
        return tables.spreads.where(row -> row.finishedAt().isEmpty());
    }

    private static Spreading key(SpreadRow row) {
        return new Spreading(row.statement().value(), row.state());
    }
}
