package milepost.statements.application;

import java.time.Instant;
import java.util.function.Function;
import milepost.statements.application.StatementContents.Repriced;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.journal.JournalEntry;
import milepost.statements.domain.pricing.Priced;
import reactor.core.publisher.Mono;

/** The journals of closed statements. */
public interface Journals {

    /** Fixes every price and contract version of the statement and opens its journal with the first entry. */
    Mono<Void> open(StatementId id, Priced priced, boolean vatRegistered, JournalEntry first, Instant effectiveAt);

    /** Fixes lines of a closed statement anew, which are then to be told, and what it did to the places of bands. */
    Mono<Void> fix(StatementId id, Repriced repriced);

    /** Holds back every other entry of this journal until the transaction ends. */
    Mono<Void> lock(StatementId id);

    /** Locks the journal, lets the function write the next entry from its sums, and stores that. */
    Mono<Void> append(StatementId id, Instant effectiveAt, Function<Journal, JournalEntry> entry);
}
