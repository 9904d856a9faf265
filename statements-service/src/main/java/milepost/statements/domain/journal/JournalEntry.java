package milepost.statements.domain.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.domain.pricing.Money;

/**
 * One entry, balanced by construction.
 *
 * @param subject the line or adjustment it is about, where it is about one
 */
public record JournalEntry(Reason reason, Optional<UUID> subject, List<Posting> postings) {

    public JournalEntry {
        postings = postings.stream().filter(posting -> !posting.amount().isZero()).toList();
        if (!Money.sum(postings.stream().map(Posting::amount)).isZero()) {
            throw new IllegalArgumentException("the postings of an entry add up to nothing: " + postings);
        }
    }

    /** Why an entry was made. */
    public enum Reason {
        CUT_OFF,
        LINE_VOIDED,
        ADJUSTMENT,
        AUTHORISATION,
        /** After a restore: all that had been booked since the copy, in one. */
        TAKEN_BACK
    }
}
