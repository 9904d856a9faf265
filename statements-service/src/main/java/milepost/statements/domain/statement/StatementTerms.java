package milepost.statements.domain.statement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;

/** What an operator sets about a statement (facts/npq 7.1). */
public record StatementTerms(
        LeadProviderId leadProvider,
        Cohort cohort,
        Family family,
        YearMonth month,
        LocalDate deadline,
        LocalDate paymentDate,
        boolean outputFee,
        List<Milestone> milestones) {

    public StatementTerms {
        milestones = List.copyOf(milestones);
    }

    /** The same for another provider. */
    public StatementTerms of(LeadProviderId provider) {
        return new StatementTerms(provider, cohort, family, month, deadline, paymentDate, outputFee, milestones);
    }

    /** Whose statement of which month this is: never changed once it exists. */
    public boolean sameStatementAs(StatementTerms other) {
        return leadProvider.equals(other.leadProvider)
                && cohort.equals(other.cohort)
                && family == other.family
                && month.equals(other.month);
    }

    /** A milestone whose declarations are expected on this statement. */
    public record Milestone(String scheduleIdentifier, String declarationType) {
    }
}
