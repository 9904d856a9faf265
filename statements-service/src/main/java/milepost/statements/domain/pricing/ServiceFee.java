package milepost.statements.domain.pricing;

/** What one contract pays on a statement whatever is declared. */
public record ServiceFee(Agreement contract, Money amount) {
}
