package milepost.statements.application;

import java.time.Instant;
import java.util.function.Function;
import milepost.statements.application.StatementContents.Repriced;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.journal.JournalEntry;
import milepost.statements.domain.pricing.Priced;
import reactor.core.publisher.Mono;

/**
 * The figures of a closed statement change by an entry in its journal and by nothing else, so whoever adds one has the statement's invoice
 * checked again, under the journal's lock and in the same transaction.
 */
public final class JournalsWithInvoices implements Journals {

    private final Journals journals;
    private final CheckInvoice check;

    public JournalsWithInvoices(Journals journals, CheckInvoice check) {
        this.journals = journals;
        this.check = check;
    }

    /** Before its cut-off a statement has no invoice. */
    @Override
    public Mono<Void> open(StatementId id, Priced priced, boolean vatRegistered, JournalEntry first, Instant effectiveAt) {
        return journals.open(id, priced, vatRegistered, first, effectiveAt);
    }

    /** The entry that goes with it has the invoice checked. */
    @Override
    public Mono<Void> fix(StatementId id, Repriced repriced) {
        return journals.fix(id, repriced);
    }

    @Override
    public Mono<Void> lock(StatementId id) {
        return journals.lock(id);
    }

    @Override
    public Mono<Void> append(StatementId id, Instant effectiveAt, Function<Journal, JournalEntry> entry) {
        return journals.append(id, effectiveAt, entry).then(Mono.defer(() -> check.run(id, effectiveAt)));
    }
}
