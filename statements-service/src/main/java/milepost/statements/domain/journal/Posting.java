package milepost.statements.domain.journal;

import milepost.statements.domain.pricing.Money;

/** One side of an entry: debits are positive, credits negative. */
public record Posting(Account account, Money amount) {
}
