package milepost.statements.application;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import milepost.statements.application.DeclarationLines.Attachment;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.LineMove;
import milepost.statements.domain.placement.LineMove.Moving;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves declarations from one open statement to another, all of them or none. What placed them looks for a missing line only, so they
 * stay where they were moved to.
 */
public final class MoveLines {

    private final Transactions transactions;
    private final DeclarationLines lines;
    private final Statements statements;
    private final LinesChanged changed;

    public MoveLines(Transactions transactions, DeclarationLines lines, Statements statements, LinesChanged changed) {
        this.transactions = transactions;
        this.lines = lines;
        this.statements = statements;
        this.changed = changed;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Moved(List<DeclarationId> declarations) implements Outcome {
        }

        record NoSuchStatement() implements Outcome {
        }

        record NoSuchTarget() implements Outcome {
        }

        record Refused(LineMove why) implements Outcome {
        }
    }

    public Mono<Outcome> run(StatementId from, StatementId to, List<DeclarationId> declarations, Instant now) {
        return transactions.run(lines.lock(declarations).collectList().flatMap(known -> shared(from, to).flatMap(found -> {
            if (!found.has(from)) {
                return Mono.just(new Outcome.NoSuchStatement());
            }
            if (!found.has(to)) {
                return Mono.just(new Outcome.NoSuchTarget());
            }
            LineMove move = LineMove.of(found.get(from), found.get(to), declarations, known);
            return move instanceof LineMove.Allowed(var moving) ? move(moving, from, to, now) : Mono.just(new Outcome.Refused(move));
        })));
    }

    /** In the order of their ids, as two that move lines to and fro have to. */
    private Mono<Found> shared(StatementId from, StatementId to) {
        return Flux.fromStream(Stream.of(from, to).distinct().sorted((one, other) -> one.value().compareTo(other.value())))
                .concatMap(statements::share).collectList().map(Found::new);
    }

    private Mono<Outcome> move(List<Moving> moving, StatementId from, StatementId to, Instant now) {
        List<DeclarationId> moved = moving.stream().map(each -> each.declaration().id()).toList();
        return Flux.fromIterable(moving)
                .concatMap(each -> lines.voidLine(each.line(), now, LineMove.REASON, each.declaration().sourceVersion()))
                .then(Mono.defer(() -> lines.attach(moving.stream().map(each -> new Attachment(each.declaration(), to, now)).toList())))
                .then(Mono.defer(() -> changed.tell(moved, List.of(from, to))))
                .thenReturn(new Outcome.Moved(moved));
    }

    private record Found(List<Statement> statements) {

        boolean has(StatementId id) {
            return statements.stream().anyMatch(statement -> statement.id().equals(id));
        }

        Statement get(StatementId id) {
            return statements.stream().filter(statement -> statement.id().equals(id)).findFirst().orElseThrow();
        }
    }
}
