package milepost.statements.inmemory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Account;
import milepost.statements.domain.journal.JournalEntry.Reason;
import milepost.statements.domain.pricing.Money;

/** An entry with its sums by account; what adds up to nothing is left out. */
public record EntryRow(StatementId statement, int number, Reason reason, Optional<UUID> subject, Instant effectiveAt,
        Instant recordedAt, Map<Account, Money> postings) {
}
