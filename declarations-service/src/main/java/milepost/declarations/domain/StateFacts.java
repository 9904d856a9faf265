package milepost.declarations.domain;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A state taken apart into what rows and events have of it; what a state does not have is null (decision D12). */
public record StateFacts(String state, @Nullable String ineligibleReason, @Nullable UUID supersededBy, @Nullable String voidedBy,
                         @Nullable UUID statement, @Nullable UUID clawback) {

    public static StateFacts of(DeclarationState state) {
        return switch (state) {
            case DeclarationState.Submitted _ -> on(state, null, null);
            case DeclarationState.Eligible(var on) -> on(state, on, null);
            case DeclarationState.Ineligible(var reason) -> new StateFacts(state.slug(), reason.slug(),
                    reason instanceof IneligibleReason.Duplicate(var by) ? by.value() : null, null, null, null);
            case DeclarationState.Payable(var on) -> on(state, on, null);
            case DeclarationState.Paid(var on) -> on(state, on, null);
            case DeclarationState.Voided(var by) -> new StateFacts(state.slug(), null, null, by.slug(), null, null);
            case DeclarationState.AwaitingClawback(var paidOn, var recoveredOn) -> on(state, paidOn, recoveredOn);
            case DeclarationState.ClawedBack(var paidOn, var recoveredOn) -> on(state, paidOn, recoveredOn);
        };
    }

    private static StateFacts on(DeclarationState state, @Nullable StatementId statement, @Nullable StatementId clawback) {
        return new StateFacts(state.slug(), null, null, null, statement == null ? null : statement.value(),
                clawback == null ? null : clawback.value());
    }

    /** @throws IllegalArgumentException where these facts make no state */
    public DeclarationState declarationState() {
        return switch (state) {
            case "submitted" -> new DeclarationState.Submitted();
            case "eligible" -> new DeclarationState.Eligible(needed(statement));
            case "ineligible" -> new DeclarationState.Ineligible(supersededBy == null
                    ? new IneligibleReason.NotFunded() : new IneligibleReason.Duplicate(new DeclarationId(supersededBy)));
            case "payable" -> new DeclarationState.Payable(needed(statement));
            case "paid" -> new DeclarationState.Paid(needed(statement));
            case "voided" -> new DeclarationState.Voided(VoidedBy.of(Objects.requireNonNull(voidedBy)));
            case "awaiting_clawback" -> new DeclarationState.AwaitingClawback(needed(statement), clawback == null ? null : needed(clawback));
            case "clawed_back" -> new DeclarationState.ClawedBack(needed(statement), needed(clawback));
            default -> throw new IllegalArgumentException("no such state: " + state);
        };
    }

    private static StatementId needed(@Nullable UUID id) {
        return new StatementId(Objects.requireNonNull(id));
    }
}
