package milepost.statements.application;

import java.time.Instant;
import milepost.statements.domain.LineId;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** What the books say when a line leaves a closed statement that is not paid yet (decision E8). */
final class VoidOnClosed {

    private final Journals journals;
    private final StatementContents.Again again;

    VoidOnClosed(Journals journals, StatementContents.Again again) {
        this.journals = journals;
        this.again = again;
    }

    Mono<Void> run(Statement statement, LineId line, Instant at, Mono<VoidedWorth> voided) {
        return journals.lock(statement.id()).then(voided).flatMap(worth -> switch (statement.terms().family()) {
            case NPQ -> Mono.justOrEmpty(worth.line()).flatMap(priced ->
                    journals.append(statement.id(), at, journal -> journal.voided(priced, worth.inItsPlace())));
            case ECF -> again.without(statement, line).flatMap(repriced -> journals.fix(statement.id(), repriced)
                    .then(Mono.defer(() -> journals.append(statement.id(), at, journal -> journal.voided(line, repriced.figures())))));
        });
    }
}
