package milepost.statements.domain.pricing;

import java.math.BigDecimal;
import java.util.Optional;
import milepost.statements.domain.DeclarationType;

/** The terms of a mentor contract: a flat rate, half for starting and half for completing (facts/ecf 4.1 and 4.2). */
public record MentorTerms(int recruitmentTarget, Money paymentPerParticipant) implements CohortTerms {

    @Override
    public ContractKind kind() {
        return ContractKind.ECF_MENTOR;
    }

    /** There is none (facts/ecf 4.4). */
    @Override
    public Money monthlyFee() {
        return Money.ZERO;
    }

    /** What one declaration earns; empty for the milestones that mentors do not have. */
    public Optional<Money> fee(DeclarationType type) {
        return switch (type) {
            case STARTED, COMPLETED -> Optional.of(new ExactPrice(paymentPerParticipant.pounds(), BigDecimal.TWO).rounded());
            case RETAINED_1, RETAINED_2, RETAINED_3, RETAINED_4, EXTENDED_1, EXTENDED_2, EXTENDED_3 -> Optional.empty();
        };
    }
}
