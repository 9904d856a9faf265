package milepost.statements.inmemory;

import milepost.statements.domain.StatementId;

/** The journal of a closed statement, and how many entries it has. */
public record JournalRow(StatementId statement, boolean vatRegistered, int entries) {
}
