package milepost.statements.inmemory;

import milepost.statements.domain.ContractId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Money;

/** The contract version that a closed statement was priced with, and its service fee. */
public record FrozenContract(StatementId statement, ContractId contract, int number, Money serviceFee) {
}
